/** The name of an option as a command line writes it: `timeZone` is `--time-zone`. */
export function optionName(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
