const PATHS = {
  overview: 'M3 4.5h12M3 9h8M3 13.5h10',
  'license-servers': 'M3 3.5h12v4H3zM3 10.5h12v4H3zM5.5 5.5h.01M5.5 12.5h.01',
  'key-packs': 'M3 6l6-3 6 3v6l-6 3-6-3zM3 6l6 3 6-3M9 9v6',
  'issued-licenses': 'M2.5 4h13v10h-13zM5.5 8h4M5.5 11h3M12 7.5v.01M12 10.5v.01',
  findings: 'M4 15.5v-12M4 4h9.5l-2 3 2 3H4',
  imports: 'M9 2.5v8M5.5 7.5L9 11l3.5-3.5M3 12v3h12v-3',
  'session-hosts': 'M3 3.5h12v8.5H3zM6.5 15h5M9 12v3M5.5 6.5l1.5 1.5-1.5 1.5M9 9.5h3',
  targets:
    'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM9 11a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM9 1.5v2M9 14.5v2M1.5 9h2M14.5 9h2',
  runs: 'M3 9h3l2-5 3 10 2-5h2',
  run: 'M5.5 3.5l9 5.5-9 5.5z',
  'user-cals': 'M9 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3.5 15.5a5.5 5.5 0 0 1 11 0',
  prepare: 'M3 4.5l3.5 3.5L3 11.5M8.5 12.5h6',
  people:
    'M6.5 8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM2 14.5a4.5 4.5 0 0 1 9 0M11.5 3.9a2.5 2.5 0 0 1 0 4.2M13 10.6a4.5 4.5 0 0 1 3 3.9',
  audit: 'M7 5.5H5a3.5 3.5 0 0 0 0 7h2M11 5.5h2a3.5 3.5 0 0 1 0 7h-2M6 9h6',
  settings: 'M3 5.5h12M3 12.5h12M11 3.5v4M7 10.5v4',
  menu: 'M3 5h12M3 9h12M3 13h12',
  search: 'M8 13A5 5 0 1 0 8 3a5 5 0 0 0 0 10zM11.7 11.7L15.5 15.5',
  calendar: 'M3 4.5h12v10.5H3zM3 8h12M6.5 2.5v3M11.5 2.5v3',
  close: 'M4.5 4.5l9 9M13.5 4.5l-9 9',
  fold: 'M11 4.5L6.5 9l4.5 4.5',
  unfold: 'M7 4.5L11.5 9 7 13.5',
  auto: 'M9 3a6 6 0 1 0 0 12zM9 3a6 6 0 0 1 0 12',
  light:
    'M9 12a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM9 2v1.5M9 14.5V16M2 9h1.5M14.5 9H16M4 4l1 1M13 13l1 1M14 4l-1 1M5 13l-1 1',
  dark: 'M14.5 10.5A6 6 0 0 1 7.5 3.5a6 6 0 1 0 7 7z',
  drop: 'M9 2.5v8.5M5.5 7.5L9 11l3.5-3.5M2.5 15h13',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing beside a word; never alone without a label. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 18 18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
