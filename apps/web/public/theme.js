// Before the first paint: the reader's theme and language, so that the page does not flash. A file of its own because
// the content security policy allows no inline script.
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem('calepin.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    root.lang =
      localStorage.getItem('calepin.language') ?? (navigator.language.startsWith('fr') ? 'fr' : 'en');
  } catch {
    // Storage may be forbidden: the system's theme applies.
  }
})();
