/**
 * What the reading of a host needs of a connection to it: the narrow side of the WS-Management client, so that the reading can be
 * tried against anything that answers.
 */
export interface RemoteHost {
  /** Name, port, TLS and authentication, each told as it ends. Throws what stopped it. */
  connect(signal?: AbortSignal): Promise<void>;
  /** Pulls lazily; leaving early frees what the host holds. */
  enumerate(from: RemoteClass, signal?: AbortSignal): AsyncIterable<RemoteInstance>;
  invoke(call: RemoteCall, signal?: AbortSignal): Promise<RemoteAnswer>;
  close(): void | Promise<void>;
}

export interface RemoteClass {
  /** e.g. `root/cimv2`. */
  readonly namespace: string;
  readonly className: string;
}

/** A call of a method, of one instance when selectors name it. */
export interface RemoteCall extends RemoteClass {
  readonly selectors: Readonly<Record<string, string>>;
  readonly method: string;
  readonly inputs: Readonly<Record<string, string | number>>;
}

export interface RemoteAnswer {
  readonly returnValue: number | null;
  readonly outputs: RemoteInstance;
}

/** An instance, or the outputs of a method: values read as what the caller knows them to be. Names without regard to case. */
export interface RemoteInstance {
  readonly properties: ReadonlyMap<string, unknown>;
  text(name: string): string | null;
  number(name: string): number | null;
  boolean(name: string): boolean | null;
  /** Milliseconds since 1970 in UTC. */
  instant(name: string): number | null;
  /** All values of an array; one of a single value, none when it is absent or null. */
  list(name: string): readonly unknown[];
}
