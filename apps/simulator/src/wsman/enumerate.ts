import {
  classUri,
  type RenderOptions,
  type ResourceStyle,
  renderFragment,
  renderInstance,
} from '../cim/render.ts';
import type { CimInstance, CimShape, CimValues } from '../cim/schema.ts';
import { told } from '../faults/lie.ts';
import { child, childText, type Element } from '../soap/element.ts';
import { envelopeOverhead } from '../soap/envelope.ts';
import { escapeXml } from '../soap/escape.ts';
import { FaultAnswer } from '../soap/fault.ts';
import { ANONYMOUS, NS, WQL_DIALECTS } from '../soap/namespaces.ts';
import { LANGUAGE_TAGS } from '../windows/language.ts';
import { requestedClass, requestedResource } from './addressed-class.ts';
import { type OpenEnumeration, takeItems } from './enumeration.ts';
import type { Exchange, Reply } from './exchange.ts';
import {
  contextNotValid,
  dialectRefused,
  envelopeTooSmall,
  filterRefused,
  headersMissing,
  timedOut,
  tooManyOperations,
} from './known-faults.ts';
import { matcher, parseWql, type Query, selectColumns, WqlRefused } from './wql.ts';

const RESPONSE = `${NS.enumeration}/EnumerateResponse`;
const PULL_RESPONSE = `${NS.enumeration}/PullResponse`;
const RELEASE_RESPONSE = `${NS.enumeration}/ReleaseResponse`;
/** Room for the elements around the items of an answer. */
const WRAPPING = 512;

/** @throws FaultAnswer */
export function enumerate(exchange: Exchange): Reply {
  const body = exchange.request.body;
  if (body === null || body.name !== 'Enumerate') throw new FaultAnswer(headersMissing());
  const opened: OpenEnumeration = { items: openItems(exchange, body), waiting: null, timeouts: 0 };
  if (child(body, NS.wsman, 'OptimizeEnumeration') === null) {
    const context = keepContext(exchange, opened);
    return {
      action: RESPONSE,
      body: `<n:EnumerateResponse>${contextElement(context)}</n:EnumerateResponse>`,
    };
  }
  const batch = answerItems(exchange, opened, childText(body, NS.wsman, 'MaxElements'));
  // The capture of a real server: an empty context beside the end, and both outside the items.
  const context = batch.ended ? '' : keepContext(exchange, opened);
  const end = batch.ended ? '<w:EndOfSequence/>' : '';
  return {
    action: RESPONSE,
    body: `<n:EnumerateResponse>${contextElement(context)}<w:Items>${batch.xml}</w:Items>${end}</n:EnumerateResponse>`,
  };
}

/** @throws FaultAnswer */
export function pull(exchange: Exchange): Reply {
  const { request, contexts, fault } = exchange;
  const given = childText(request.body, NS.enumeration, 'EnumerationContext');
  const opened = given === null ? null : contexts.take(given);
  if (opened === null || given === null) throw new FaultAnswer(contextNotValid());
  exchange.calls.count('Pull');
  if (fault?.kind === 'timed-out' && opened.timeouts < (fault.times ?? 1)) {
    // The context lives on under its name: pull again.
    opened.timeouts += 1;
    contexts.restore(given, opened);
    throw new FaultAnswer(timedOut());
  }
  opened.timeouts = 0;
  if (fault?.kind === 'empty-pulls' && !opened.emptied) {
    opened.emptied = true;
    return {
      action: PULL_RESPONSE,
      body: `<n:PullResponse>${contextElement(keepContext(exchange, opened))}<n:Items/></n:PullResponse>`,
    };
  }
  opened.emptied = false;
  const batch = answerItems(exchange, opened, childText(request.body, NS.enumeration, 'MaxElements'));
  const context = batch.ended ? '' : contextElement(keepContext(exchange, opened));
  const end = batch.ended ? '<n:EndOfSequence/>' : '';
  return {
    action: PULL_RESPONSE,
    body: `<n:PullResponse>${context}<n:Items>${batch.xml}</n:Items>${end}</n:PullResponse>`,
  };
}

/** @throws FaultAnswer */
export function release(exchange: Exchange): Reply {
  const given = childText(exchange.request.body, NS.enumeration, 'EnumerationContext');
  if (given === null || exchange.contexts.take(given) === null) throw new FaultAnswer(contextNotValid());
  exchange.calls.count('Release');
  return { action: RELEASE_RESPONSE, body: '' };
}

function keepContext(exchange: Exchange, opened: OpenEnumeration): string {
  const context = exchange.contexts.keep(opened);
  if (context === null) throw new FaultAnswer(tooManyOperations(exchange.limits.maxOperations));
  return context;
}

function contextElement(context: string): string {
  return `<n:EnumerationContext>${context}</n:EnumerationContext>`;
}

function answerItems(exchange: Exchange, opened: OpenEnumeration, maxElements: string | null) {
  const { limits, request, host } = exchange;
  const asked = maxElements !== null && /^\d{1,9}$/.test(maxElements) ? Number(maxElements) : 1;
  const most = Math.min(Math.max(1, asked), limits.maxBatchItems);
  const allowed = Math.min(request.maxEnvelopeSize ?? limits.maxEnvelopeBytes, limits.maxEnvelopeBytes);
  const overhead = envelopeOverhead({
    action: PULL_RESPONSE,
    relatesTo: request.messageId,
    language: LANGUAGE_TAGS[host.language],
  });
  const batch = takeItems(opened, most, allowed - overhead - WRAPPING);
  if (batch.tooSmall) throw new FaultAnswer(envelopeTooSmall());
  return batch;
}

function openItems(exchange: Exchange, body: Element): Iterator<string> {
  const { host } = exchange;
  const address = requestedResource(exchange);
  const query = readFilter(body);
  const className = query?.query.className ?? address.className;
  if (className === null) throw new FaultAnswer(filterRefused());
  const provided = requestedClass(
    exchange,
    address.namespace,
    className,
    query === null ? 'CreateInstanceEnum' : 'ExecQuery',
    query?.text ?? null,
  );
  exchange.calls.count(`Enumerate ${provided.shape.name}`);
  const instances = told(exchange.fault, provided.shape.name, () => provided.instances(host));
  const mode = childText(body, NS.wsman, 'EnumerationMode');
  return writtenItems(instances, provided.shape, query?.query ?? null, mode, {
    style: address.style,
    zoneMinutes: host.zoneMinutes,
  });
}

function readFilter(body: Element): { readonly query: Query; readonly text: string } | null {
  const filter = child(body, NS.wsman, 'Filter') ?? child(body, NS.enumeration, 'Filter');
  if (filter === null) return null;
  if (!WQL_DIALECTS.has(filter.attributes.get('Dialect') ?? '')) throw new FaultAnswer(dialectRefused());
  const text = filter.text.trim();
  try {
    return { query: parseWql(text), text };
  } catch (error) {
    if (error instanceof WqlRefused) throw new FaultAnswer(invalidQuery(text));
    throw error;
  }
}

/** WBEM_E_INVALID_QUERY, inside the refusal of the filter. */
function invalidQuery(text: string) {
  return {
    ...filterRefused(),
    provider: { code: 2_147_749_911, text: 'Invalid query', operation: 'ExecQuery', parameter: text },
  };
}

/** Compiled before the first item, so that a wrong column is a fault of the Enumerate and not of a pull. */
function writtenItems(
  instances: Iterable<CimValues>,
  shape: CimShape,
  query: Query | null,
  mode: string | null,
  options: RenderOptions,
): Iterator<string> {
  try {
    const keep = query === null || query.conditions.length === 0 ? null : matcher(shape, query.conditions);
    const columns = query === null || query.columns === null ? null : selectColumns(shape, query.columns);
    const write = (instance: CimInstance): string =>
      columns === null ? writeItem(instance, mode, options) : renderFragment(columns, instance, options);
    return (function* () {
      for (const values of instances)
        if (keep === null || keep(values)) yield write({ class: shape, values });
    })();
  } catch (error) {
    if (error instanceof WqlRefused) throw new FaultAnswer(invalidQuery(query?.className ?? ''));
    throw error;
  }
}

function writeItem(instance: CimInstance, mode: string | null, options: RenderOptions): string {
  if (mode === 'EnumerateEPR') return reference(instance, options.style);
  const whole = renderInstance(instance, options);
  return mode === 'EnumerateObjectAndEPR'
    ? `<w:Item>${whole}${reference(instance, options.style)}</w:Item>`
    : whole;
}

/** The address of an instance: its class and its keys. */
function reference(instance: CimInstance, style: ResourceStyle): string {
  const namespace =
    style === 'dmtf' ? `<w:Selector Name="__cimnamespace">${instance.class.namespace}</w:Selector>` : '';
  const keys = instance.class.properties
    .filter((property) => property.key)
    .map(
      (property) =>
        `<w:Selector Name="${property.name}">${escapeXml(String(instance.values[property.name]))}</w:Selector>`,
    );
  return (
    `<a:EndpointReference><a:Address>${ANONYMOUS}</a:Address><a:ReferenceParameters>` +
    `<w:ResourceURI>${classUri(instance.class, style)}</w:ResourceURI>` +
    `<w:SelectorSet>${namespace}${keys.join('')}</w:SelectorSet></a:ReferenceParameters></a:EndpointReference>`
  );
}
