import { jsonInstances, jsonInstancesOfSample } from '../json/json-instances.ts';
import { readInstances } from '../read-instances.ts';
import type { FormatReader } from '../reader.ts';
import { kindOfBag } from '../text/class-of-properties.ts';

const COLLECTOR = /^\s*\{\s*"calepin"\s*:/;

/**
 * `ConvertTo-Json` of WMI instances or directory entries, from Windows PowerShell 5.1 (`/Date(…)/`) and PowerShell 7, JSON
 * lines, and what directory tools in other languages write: arrays, single objects, wrappers, each value in a list or not.
 */
export const cimJson: FormatReader = {
  format: 'cim-json',
  recognise({ text }) {
    if (!text.includes('{')) return { known: false, reason: 'no-json-object' };
    if (COLLECTOR.test(text)) return { known: false, reason: 'collector-document' };
    for (const { className, properties } of jsonInstancesOfSample(text)) {
      if (kindOfBag(className, properties) !== null) return { known: true, confidence: 0.95 };
    }
    return { known: false, reason: 'no-known-property' };
  },
  read: (context) => readInstances(context, (surveying) => jsonInstances(context, surveying)),
};
