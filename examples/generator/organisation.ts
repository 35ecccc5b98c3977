/** One file of an example, and how long ago it is to be seen. */
export interface ExampleFile {
  readonly name: string;
  readonly daysAgo: number;
  readonly content: Buffer;
}

/** An invented organisation: a folder, the name of its site, its files from the oldest to the newest. */
export interface Organisation {
  readonly folder: string;
  readonly site: string;
  readonly files: readonly ExampleFile[];
}
