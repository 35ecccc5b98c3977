import type { Instance } from '../instances/instance.ts';
import { classOfBag } from '../text/class-of-properties.ts';
import { isHostName, isKnownName } from '../text/known-names.ts';
import type { Line } from '../text/lines.ts';
import type { LineParser } from '../text/parse-lines.ts';
import { hostOfCommand, pastedLine } from '../text/pasted-line.ts';
import { Block } from './block.ts';
import { type PropertyLine, propertyLine } from './property-line.ts';

/** Lines of text inside a listing that a mail program may have made by breaking one line. */
const MOST_BROKEN = 2;

/**
 * Finds instances in pasted listings. A name that comes again, or a blank line, starts the next instance; parts that a blank
 * line separated by accident are put together again when neither says what the other says. Text around is passed over.
 */
export class ListingParser implements LineParser {
  /** A paste may be an extract, so it never holds whole lists. */
  readonly complete = false;
  #block: Block | null = null;
  /** The last block, as long as the next may belong to it. */
  #held: Block | null = null;
  /** The host that a heading or a command line named. */
  #heading: string | null = null;
  #blank = false;
  #broken: string[] = [];
  #instances: Instance[] = [];

  line({ text, number }: Line): void {
    const line = pastedLine(text);
    if (line.trim() === '') {
      this.#blank = true;
      this.#broken = [];
      return;
    }
    const property = propertyLine(line);
    if (property !== null && this.#belongs(property)) this.#property(property, number);
    else this.#other(line, property, number);
  }

  end(): void {
    this.#close();
    this.#release();
  }

  take(): readonly Instance[] {
    const taken = this.#instances;
    this.#instances = [];
    return taken;
  }

  /** A property that Calepin reads, or any other that stands in line with the block's. */
  #belongs(property: PropertyLine): boolean {
    if (property.notation === 'entry' && /^\d+$/.test(property.name)) return false;
    if (isKnownName(property.name)) return true;
    const block = this.#block;
    if (block === null || this.#blank) return true;
    return block.notation === property.notation && block.colon === property.colon;
  }

  #property(property: PropertyLine, number: number): void {
    const block = this.#block;
    if (block === null || this.#starts(block, property)) {
      this.#close();
      this.#block = new Block(property, number);
    } else {
      if (block.notation === 'list' && block.colon === property.colon) {
        for (const piece of this.#broken) block.wrap(piece.trim(), block.lastLine, true);
      }
      block.add(property, number);
    }
    this.#blank = false;
    this.#broken = [];
  }

  #starts(block: Block, property: PropertyLine): boolean {
    if (this.#blank || this.#broken.length > MOST_BROKEN) return true;
    if (property.notation === 'tight' && property.name.toLowerCase() === 'dn') return true;
    if (block.has(property.name)) return !block.isDirectoryEntry || isKnownName(property.name);
    if (block.hasOnlyHosts && !isHostName(property.name)) {
      const aligned = block.colon === property.colon || (block.isCollapsed && property.collapsed);
      return block.notation !== property.notation || !aligned;
    }
    return !block.known && isKnownName(property.name) && block.colon !== property.colon;
  }

  #other(line: string, property: PropertyLine | null, number: number): void {
    const host = hostOfCommand(line);
    if (host !== undefined) {
      this.#close();
      this.#release();
      this.#heading = host;
      return;
    }
    const block = this.#block;
    if (block === null) return;
    if (property !== null && property.notation === 'entry') {
      if (property.name === '0') block.addElement(property.value, number);
      else block.lastLine = number;
      return;
    }
    const indent = line.length - line.trimStart().length;
    const wrapped =
      (block.notation === 'list' && indent >= block.valueColumn) ||
      (block.notation === 'tight' && indent === 1 && !this.#blank);
    if (wrapped && !this.#blank && block.lastLine === number - 1) block.wrap(line.trimStart(), number);
    else if (block.notation !== 'entry') this.#broken.push(line);
    if (this.#broken.length > MOST_BROKEN) this.#broken.length = MOST_BROKEN + 1;
  }

  /** The current block ends: it becomes a heading, a part of the last one, or the last one. */
  #close(): void {
    const block = this.#block;
    this.#block = null;
    if (block === null || !block.known) return;
    const held = this.#held;
    if (held !== null && !(block.isInstance && held.isInstance) && held.absorb(block)) return;
    this.#release();
    this.#held = block;
  }

  #release(): void {
    const block = this.#held;
    this.#held = null;
    if (block === null) return;
    if (block.isInstance) {
      const { line, properties } = block;
      this.#instances.push({
        className: classOfBag(block.className, properties),
        host: this.#heading,
        line,
        properties,
      });
    } else if (block.hasOnlyHosts) {
      this.#heading = block.hosts;
    }
  }
}
