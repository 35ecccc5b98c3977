import type { Instance } from '../instances/instance.ts';
import type { XmlHandler } from './xml-stream.ts';

/** Makes instances of the elements of one dialect of XML. */
export interface InstanceHandler extends XmlHandler {
  /** Inside an instance that is not whole yet. */
  readonly isInside: boolean;
  /** The document says that more instances follow elsewhere. */
  readonly isPart: boolean;
  take(): readonly Instance[];
}

/** Properties and list elements beyond these are not an instance's. */
export const MOST_PROPERTIES = 500;
export const MOST_ELEMENTS = 100;
