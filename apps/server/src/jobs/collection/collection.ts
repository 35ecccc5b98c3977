import { HOUR, SECOND } from '@calepin/core';
import type { RunRecord, RunTrigger, TargetRecord } from '../../store/collection.ts';
import { RegisterError } from '../../store/storage-error.ts';
import { inTime } from '../in-time.ts';
import type { RegisterReads, Workshop } from '../workshop.ts';
import { Agenda, type AgendaEntry } from './agenda.ts';
import { bringRun, type EndedRun, isStopping, TookTooLong } from './bring-run.ts';
import { type Clock, ClockWatch } from './clock.ts';
import type { Collecting } from './collecting.ts';
import { dueAfter } from './due.ts';
import { type LiveRun, LiveRuns, recordOf } from './live-runs.ts';
import type { Logins } from './logins.ts';
import { plan } from './plan.ts';
import { RunEvents } from './run-events.ts';
import { SiteEvaluations } from './site-evaluations.ts';
import type { SpoolFolder } from './spool-folder.ts';

/** Targets that are read at the same time. */
const AT_ONCE = 16;
/** The clock is looked at this often, however long nothing is due. */
const LOOK_EVERY = 30 * SECOND;
/** After a fault of ours a target is left alone for this long. */
const AFTER_FAULT = 60 * SECOND;
/** No host is read for longer; a million issued licences take a fraction of it. */
const LONGEST_RUN = 2 * HOUR;
/** Whoever asks for a run waits so long until it is written down. */
const BEGIN_PATIENCE_MS = 10_000;
/** Pages that follow the runs. */
const MOST_LISTENERS = 64;

interface CollectionRequest {
  readonly workshop: Pick<Workshop, 'runs' | 'import' | 'evaluateSite'> & {
    readonly reads: Pick<RegisterReads, 'targets' | 'target' | 'sites'>;
  };
  readonly collecting: Collecting;
  readonly logins: Pick<Logins, 'of'>;
  readonly spool: Pick<SpoolFolder, 'path' | 'discard'>;
  readonly clock: Clock;
  readonly identify: () => string;
  readonly onFault: (error: unknown) => void;
  readonly atOnce?: number;
}

/** Reads targets: when they are due, once `start` was called, and when someone asks. */
export class Collection {
  readonly events = new RunEvents(MOST_LISTENERS);
  readonly #request: CollectionRequest;
  readonly #agenda = new Agenda();
  readonly #live: LiveRuns;
  readonly #evaluations: SiteEvaluations;
  readonly #watch: ClockWatch;
  #loaded: Promise<void> | null = null;
  #scheduled = false;
  #closed = false;
  #forgetWake: () => void = () => undefined;
  #changes = 0;

  constructor(request: CollectionRequest) {
    const { clock, workshop } = request;
    this.#request = request;
    this.#live = new LiveRuns(this.events, () => clock.steady());
    this.#watch = new ClockWatch(clock);
    this.#evaluations = new SiteEvaluations({
      clock,
      evaluate: (site) => workshop.evaluateSite(site, clock.now()),
      onFault: request.onFault,
    });
  }

  /** Begins to read what is due. What was missed while the server was off is read once, soon. */
  async start(): Promise<void> {
    await this.#load();
    this.#agenda.makeUp(this.#request.clock.now());
    this.#scheduled = true;
    this.#wake();
  }

  /** Stops what runs, within the patience in milliseconds; it is due again when the server starts. */
  async close(patience: number): Promise<void> {
    this.#closed = true;
    this.#forgetWake();
    this.#evaluations.close();
    this.events.end();
    const stopped = Promise.all(this.#live.all.map((live) => this.#stop(live)));
    await inTime(stopped, patience);
    await this.#request.collecting.close(patience);
  }

  /** Another number after every change to what is only known here. */
  get changes(): number {
    return this.#changes + this.#live.changes;
  }

  /** The run of a target that goes on. */
  running(targetId: string): RunRecord | null {
    const live = this.#live.ofTarget(targetId);
    return live === null ? null : recordOf(live);
  }

  /** A run as it stands: the register only knows how a run began and how it ended. */
  present(run: RunRecord): RunRecord {
    return this.live(run.id) ?? run;
  }

  /** A run that goes on, also before the register has taken it. */
  live(runId: string): RunRecord | null {
    const live = this.#live.byId(runId);
    return live === null ? null : recordOf(live);
  }

  /** Resolves when all targets are in memory. */
  loaded(): Promise<void> {
    return this.#load();
  }

  /** What is kept in memory of a target, once all are loaded. */
  known(targetId: string): AgendaEntry | null {
    return this.#agenda.get(targetId);
  }

  /**
   * Reads a target now, paused or not; when all places are taken, as soon as one is free. A run that goes on is answered as
   * it is. `null` when there is no such target.
   */
  async run(targetId: string): Promise<RunRecord | null> {
    await this.#load();
    const entry = this.#agenda.get(targetId);
    if (entry === null) return null;
    const known = this.#live.ofTarget(targetId);
    if (known !== null) return recordOf(known);
    const live = this.#place(entry, 'manual');
    const begun = this.#begin(live).then(() => {
      // Its target was removed, or the server stops: nobody else ends it.
      if (live.stop.signal.aborted) void this.#read(live);
      else {
        this.#agenda.change(targetId, { asked: true });
        this.#wake();
      }
    });
    // Behind a large import the register takes it later, and it is read then.
    if (!(await inTime(begun, BEGIN_PATIENCE_MS))) begun.catch((error: unknown) => this.#tellFault(error));
    return recordOf(live);
  }

  /** Targets were added or changed; the register has them. */
  async saved(targets: readonly TargetRecord[]): Promise<void> {
    await this.#load();
    for (const target of targets) this.#agenda.put(target, this.#request.clock.now());
    this.#changed();
  }

  /** A target is about to be removed: its run is stopped, and no other begins. */
  async forget(targetId: string): Promise<void> {
    await this.#load();
    this.#agenda.remove(targetId);
    const live = this.#live.ofTarget(targetId);
    if (live !== null) await this.#stop(live);
    this.#changed();
  }

  #changed(): void {
    this.#changes += 1;
    this.events.tell({ type: 'targets-changed' });
    this.#wake();
  }

  #load(): Promise<void> {
    this.#loaded ??= this.#request.workshop.reads.targets({}).then(
      (targets) => {
        const now = this.#request.clock.now();
        for (const target of targets) this.#agenda.put(target, now);
      },
      (error: unknown) => {
        this.#loaded = null;
        throw error;
      },
    );
    return this.#loaded;
  }

  /** Starts what is due and waits for what will be. */
  #wake(): void {
    this.#forgetWake();
    if (this.#closed) return;
    const { clock, atOnce = AT_ONCE } = this.#request;
    const jump = this.#watch.look();
    const now = clock.now();
    if (jump < 0) void this.#keepDue(this.#agenda.shift(jump));
    if (jump > 0) this.#agenda.makeUp(now);
    const { start, wakeAt } = plan({
      targets: this.#agenda.entries(),
      scheduled: this.#scheduled,
      running: this.#running(),
      now,
      limit: atOnce,
    });
    for (const id of start) this.#start(id);
    const wait = wakeAt === null ? LOOK_EVERY : Math.min(LOOK_EVERY, Math.max(0, wakeAt - now));
    if (this.#scheduled) this.#forgetWake = clock.wait(wait, () => this.#wake());
  }

  /** Those that have a place; what was asked for and waits for one has none yet. */
  #running(): ReadonlyMap<string, LiveRun> {
    const placed = this.#live.all.filter(({ targetId }) => !this.#agenda.get(targetId)?.asked);
    return new Map(placed.map((live) => [live.targetId, live]));
  }

  #start(id: string): void {
    const entry = this.#agenda.get(id);
    if (entry === null) return;
    const waiting = this.#live.ofTarget(id);
    if (waiting !== null) {
      this.#agenda.change(id, { asked: false });
      void this.#read(waiting);
      return;
    }
    const live = this.#place(entry, entry.retries ? 'retry' : 'schedule');
    this.#begin(live).then(
      () => this.#read(live),
      (error: unknown) => this.#tellFault(error),
    );
  }

  /** Takes the target's place, so that no other run of it begins. */
  #place({ id: targetId, endpoint }: AgendaEntry, trigger: RunTrigger): LiveRun {
    const { clock, identify } = this.#request;
    return this.#live.add({ id: identify(), targetId, endpoint, trigger, startedAt: clock.now() });
  }

  /** The register learns of a run before anyone else. */
  async #begin(live: LiveRun): Promise<void> {
    const { clock, workshop } = this.#request;
    const { id, targetId, trigger, startedAt } = live;
    try {
      await workshop.runs.beginRun({ id, targetId, trigger, startedAt });
    } catch (error) {
      // Its site was removed, and it with it.
      if (error instanceof RegisterError && error.code === 'unknown-target') this.#agenda.remove(targetId);
      else this.#agenda.change(targetId, { dueAt: clock.now() + AFTER_FAULT });
      this.#live.end(id);
      this.#wake();
      throw error;
    }
    this.events.tell({ type: 'run-started', run: recordOf(live) });
  }

  #tellFault(error: unknown): void {
    if (!isStopping(error)) this.#request.onFault(error);
  }

  async #stop(live: LiveRun): Promise<void> {
    live.stop.abort();
    if (this.#agenda.get(live.targetId)?.asked) {
      this.#agenda.change(live.targetId, { asked: false });
      void this.#read(live);
    }
    await live.ended;
  }

  /** From its first step to its end; whatever happens, the run ends. */
  async #read(live: LiveRun): Promise<void> {
    const forget = this.#request.clock.wait(LONGEST_RUN, () => live.stop.abort(new TookTooLong()));
    try {
      const end = await bringRun(live, {
        ...this.#request,
        onProgress: (progress) => this.#live.progress(live.id, progress),
      });
      await this.#settle(live, end);
    } catch (error) {
      this.#tellFault(error);
    } finally {
      forget();
      this.#live.end(live.id);
      this.#wake();
    }
  }

  /** Writes down how a run ended, and when its target is due again. */
  async #settle(live: LiveRun, end: EndedRun): Promise<void> {
    const { clock, workshop } = this.#request;
    const { id, targetId, trigger, startedAt } = live;
    const endedAt = clock.now();
    const entry = this.#agenda.get(targetId);
    const before = entry?.failures ?? 0;
    const failures = end.state === 'failed' ? before + 1 : end.state === 'interrupted' ? before : 0;
    const dueAt =
      end.state === 'interrupted'
        ? endedAt
        : dueAfter({ startedAt, endedAt }, { id: targetId, interval: entry?.interval ?? HOUR, failures });
    const nextRunAt = entry?.paused ? null : dueAt;
    this.#agenda.change(targetId, {
      failures,
      retries: failures > 0 || end.state === 'interrupted',
      dueAt: nextRunAt,
    });
    await workshop.runs.endRun({ ...end, id, endedAt, nextRunAt });
    this.#live.end(id);
    this.events.tell({ type: 'run-ended', run: { ...end, id, targetId, trigger, startedAt, endedAt } });
    if (entry !== null) this.#evaluations.ask(entry.site);
  }

  /** The instants that moved with the clock, kept for the next start. */
  async #keepDue(moved: readonly string[]): Promise<void> {
    for (const id of moved) {
      const entry = this.#agenda.get(id);
      if (this.#closed || entry === null || this.#live.ofTarget(id) !== null) continue;
      try {
        await this.#request.workshop.runs.setNextRun(id, entry.dueAt);
      } catch (error) {
        this.#tellFault(error);
        return;
      }
    }
  }
}
