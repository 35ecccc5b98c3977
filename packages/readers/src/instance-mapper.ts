import {
  EMPTY_BATCH,
  type IssuedLicenseFacts,
  type KeyPackFacts,
  type LicenseServerFacts,
  type ReadBatch,
  type SessionHostFacts,
  type UserCalFacts,
} from '@calepin/core';
import type { EntityKind } from './instances/class-properties.ts';
import { CoverageBook, SCOPE_OF } from './instances/coverage-book.ts';
import { DateBook } from './instances/date-book.ts';
import { factFields } from './instances/fact-fields.ts';
import {
  carriesCal,
  issuedLicenseFacts,
  keyPackFacts,
  licenseServerFacts,
  sessionHostFacts,
  userCalFacts,
} from './instances/facts.ts';
import { HostBook } from './instances/host-book.ts';
import { FIRST_ADDED_RANK, hostRank } from './instances/host-names.ts';
import { isPlumbing } from './instances/ignored.ts';
import { type Instance, type InstanceProperty, valueText } from './instances/instance.ts';
import { lookupOf } from './instances/lookups.ts';
import type { Property } from './instances/property.ts';
import { asRead, isNumericDate, LONGEST_TEXT, parked, readNumber } from './instances/read-value.ts';
import { kindOfClass, kindOfProperties } from './instances/recognize-class.ts';
import { RepetitionBook } from './instances/repetition-book.ts';
import { saysMore } from './instances/says-more.ts';
import { linesBefore } from './json/json-value.ts';
import type { ReadContext } from './reader.ts';
import { settle } from './values/date-column.ts';

const MOST_DETAILS = 100;
const MISSING_ID = {
  'key-pack': 'missing-key-pack-id',
  'issued-license': 'missing-license-id',
  'user-cal': 'missing-user',
} as const;

/** What one instance turned into, before it becomes facts. */
interface Reading {
  readonly values: Map<string, string | number | null>;
  readonly details: Record<string, string | number | boolean | null>;
  /** A value that the row cannot do without was unreadable. */
  spoiled: boolean;
}

/**
 * Turns property bags into facts, for every format that carries WMI instances or directory entries. Property names are
 * compared without case, accents and punctuation, aliases included. Unreadable values and rows are parked through the
 * context; what was covered is stated by `finish`.
 */
export class InstanceMapper {
  readonly #context: ReadContext;
  readonly #hosts = new HostBook();
  readonly #coverage = new CoverageBook();
  readonly #dates: DateBook;
  readonly #repetitions: RepetitionBook;
  readonly #unknownClasses = new Set<string>();
  #licenseServers: LicenseServerFacts[] = [];
  #keyPacks: KeyPackFacts[] = [];
  #issuedLicenses: IssuedLicenseFacts[] = [];
  #userCals: UserCalFacts[] = [];
  #sessionHosts: SessionHostFacts[] = [];
  #size = 0;

  constructor(context: ReadContext) {
    this.#context = context;
    this.#dates = new DateBook(context);
    this.#repetitions = new RepetitionBook(context);
  }

  /** Rows waiting in the batch. */
  get size(): number {
    return this.#size;
  }

  /** The kind of an instance; `null` when Calepin does not read it. */
  kindOf(instance: Instance): EntityKind | null {
    const byClass = instance.className === null ? null : kindOfClass(instance.className);
    if (byClass !== null) return byClass;
    const named = instance.properties.find(({ name }) => name.toLowerCase() === '__class');
    const byProperty = named === undefined ? null : kindOfClass(valueText(named.value) ?? '');
    // A class that has a name and is not read must not be taken for another one that looks like it.
    if (byProperty !== null || named !== undefined) return byProperty;
    if (instance.className !== null && /^(?:win32|msft|cim)_/i.test(instance.className)) return null;
    return kindOfProperties(instance.properties.map(({ name }) => name));
  }

  /** Notes the dates of an instance in a pass before `add`, so that the order of day and month is known. */
  survey(instance: Instance): void {
    for (const { name, text } of this.#dateTexts(instance)) this.#dates.survey(name, text);
  }

  /** Whether an instance holds a date in figures, for which the whole document must be surveyed first. */
  needsSurvey(instance: Instance): boolean {
    for (const { text } of this.#dateTexts(instance)) if (isNumericDate(this.#dates.read(text))) return true;
    return false;
  }

  add(instance: Instance): void {
    const kind = this.kindOf(instance);
    if (kind === null) {
      this.#parkUnknown(instance);
      return;
    }
    const host = this.#hostOf(instance, kind);
    if (host === undefined) {
      this.#coverage.spoilAll();
      return;
    }
    const reading = this.#read(instance, kind);
    if (kind === 'user-cal' && !reading.spoiled && !carriesCal(reading.values)) return;
    if (reading.spoiled || !this.#keep(kind, host, reading, instance)) {
      this.#coverage.spoil(host, SCOPE_OF[kind]);
      return;
    }
    this.#size++;
    this.#coverage.note(host, SCOPE_OF[kind], factFields(kind, reading.values, reading.details));
  }

  /** Hands over the rows gathered so far. */
  take(): ReadBatch {
    const batch: ReadBatch = {
      ...EMPTY_BATCH,
      licenseServers: this.#licenseServers,
      keyPacks: this.#keyPacks,
      issuedLicenses: this.#issuedLicenses,
      userCals: this.#userCals,
      sessionHosts: this.#sessionHosts,
    };
    this.#licenseServers = [];
    this.#keyPacks = [];
    this.#issuedLicenses = [];
    this.#userCals = [];
    this.#sessionHosts = [];
    this.#size = 0;
    return batch;
  }

  /** A part of the document could not be read, so nothing of it is complete. */
  spoil(): void {
    this.#coverage.spoilAll();
  }

  /** States the coverage. `complete` is whether the document holds whole lists: a pasted extract does not. */
  finish(complete: boolean): void {
    for (const coverage of this.#coverage.stated(complete)) this.#context.cover(coverage);
  }

  *#dateTexts(instance: Instance): Generator<{ name: string; text: string }> {
    const kind = this.kindOf(instance);
    if (kind === null) return;
    for (const { name, value } of instance.properties) {
      if (lookupOf(kind)(name)?.kind !== 'date') continue;
      const text = valueText(value);
      if (text !== null) yield { name, text };
    }
  }

  #parkUnknown(instance: Instance): void {
    const named =
      instance.className ??
      instance.properties
        .slice(0, 5)
        .map(({ name }) => name)
        .join(', ');
    if (this.#unknownClasses.has(named) || this.#unknownClasses.size > 1000) return;
    this.#unknownClasses.add(named);
    this.#context.reject(parked(instance.line, null, named, 'unknown-class'));
  }

  #hostOf(instance: Instance, kind: EntityKind): string | null | undefined {
    // Remoting names the domain controller that was asked, which is no license server.
    const directory = kind === 'user-cal' && instance.properties.some(({ name }) => /^msts/i.test(name));
    let best = directory ? FIRST_ADDED_RANK : Number.POSITIVE_INFINITY;
    let host: string | null = null;
    for (const property of instance.properties) {
      const rank = hostRank(property.name);
      if (rank === null || rank >= best) continue;
      const text = valueText(property.value);
      const resolved = text === null ? null : this.#hosts.resolve(text);
      if (resolved === undefined) {
        this.#context.reject(parked(lineOf(property, instance), property.name, text, 'out-of-range'));
        return undefined;
      }
      if (resolved === null) continue;
      best = rank;
      host = resolved;
    }
    return host ?? (instance.host === null ? null : (this.#hosts.resolve(instance.host) ?? null));
  }

  #read(instance: Instance, kind: EntityKind): Reading {
    const reading: Reading = { values: new Map(), details: {}, spoiled: false };
    const withDetails = kind === 'license-server' || kind === 'session-host';
    const chosen = new Map<string, { readonly known: Property; readonly property: InstanceProperty }>();
    let details = 0;
    for (const property of instance.properties) {
      const known = lookupOf(kind)(property.name);
      if (known === null) {
        if (!withDetails || details >= MOST_DETAILS || isPlumbing(property.name)) continue;
        if (hostRank(property.name) !== null) continue;
        reading.details[property.name.slice(0, 200)] = detail(property);
        details++;
        continue;
      }
      const rival = chosen.get(known.field)?.property;
      if (rival === undefined || saysMore(known, property, rival, kind))
        chosen.set(known.field, { known, property });
    }
    for (const { known, property } of chosen.values()) {
      reading.values.set(known.field, this.#readValue(known, property, instance, reading));
    }
    return reading;
  }

  #readValue(
    known: Property,
    property: InstanceProperty,
    instance: Instance,
    reading: Reading,
  ): string | number | null {
    const text = valueText(property.value);
    if (text === null) return null;
    if (known.kind === 'text') return text.slice(0, LONGEST_TEXT);
    if (known.kind === 'date') return this.#readDate(property, instance, text);
    const value =
      typeof property.value === 'number' ? asRead(known, property.value) : readNumber(known, text);
    if (typeof value === 'number') return value;
    this.#context.reject(parked(lineOf(property, instance), property.name, text, value));
    if (known.kind !== 'number') reading.spoiled = true;
    return null;
  }

  #readDate(property: InstanceProperty, instance: Instance, text: string): number | null {
    const date = this.#dates.read(text);
    if (date === null) return null;
    if (typeof date === 'number') {
      if (!Number.isNaN(date)) return date;
      this.#context.reject(parked(lineOf(property, instance), property.name, text, 'not-a-date'));
      return null;
    }
    const settled = settle(date, this.#dates.orderOf(property.name));
    this.#dates.warn(property.name, date, settled);
    if (settled === null) {
      this.#context.reject(parked(lineOf(property, instance), property.name, text, 'ambiguous-date'));
    }
    return settled;
  }

  #keep(kind: EntityKind, host: string | null, reading: Reading, instance: Instance): boolean {
    const { values, details } = reading;
    switch (kind) {
      case 'license-server':
        this.#licenseServers.push(licenseServerFacts(host, values, details));
        return true;
      case 'session-host':
        this.#sessionHosts.push(sessionHostFacts(host, values, details));
        return true;
      case 'key-pack':
        return this.#push(this.#keyPacks, keyPackFacts(host, values), kind, instance);
      case 'issued-license':
        return this.#push(this.#issuedLicenses, issuedLicenseFacts(host, values), kind, instance);
      case 'user-cal':
        return this.#push(this.#userCals, userCalFacts(host, values), kind, instance);
    }
  }

  #push<Facts extends KeyPackFacts | IssuedLicenseFacts | UserCalFacts>(
    rows: Facts[],
    facts: Facts | null,
    kind: keyof typeof MISSING_ID,
    instance: Instance,
  ): boolean {
    if (facts === null) {
      this.#context.reject(parked(instance.line, null, null, MISSING_ID[kind]));
      return false;
    }
    // A repeated row is parked without a gap: what it says is known.
    if (!this.#repetitions.isRepeated(kind, facts, instance.line)) rows.push(facts);
    return true;
  }
}

function lineOf(property: InstanceProperty, instance: Instance): number | null {
  if (property.line !== undefined) return property.line;
  const { line, json } = instance;
  return line === null || json === undefined ? line : line + linesBefore(json, property.name);
}

function detail({ value }: InstanceProperty): string | number | boolean | null {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return valueText(value)?.slice(0, LONGEST_TEXT) ?? null;
}
