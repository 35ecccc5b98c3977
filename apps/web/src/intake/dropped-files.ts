/** A file to read, with its path inside the folder that it came from. */
export interface DroppedFile {
  readonly name: string;
  readonly file: File;
}

/** Files beyond this are not taken at once: a zip of them is. */
export const MOST_FILES = 100;

/** The files of a drop, folders opened. */
export async function filesOfDrop(transfer: DataTransfer): Promise<DroppedFile[]> {
  const entries = [...transfer.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    return entry ? [entry] : [];
  });
  if (entries.length === 0) return filesOfList(transfer.files);
  const found: DroppedFile[] = [];
  for (const entry of entries) await gather(entry, found);
  return found;
}

/** The files of an input. */
export function filesOfList(list: FileList | null): DroppedFile[] {
  return [...(list ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

async function gather(entry: FileSystemEntry, found: DroppedFile[]): Promise<void> {
  // One more than the most, so that the page can tell that there were too many.
  if (found.length > MOST_FILES) return;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push({ name: entry.fullPath.replace(/^\//, ''), file });
  } else if (isFolder(entry)) {
    const reader = entry.createReader();
    // A folder gives its entries a hundred at a time, then none.
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      );
      if (some.length === 0) break;
      for (const child of some) await gather(child, found);
    }
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
