import type { ServerResponse } from 'node:http';
import type { ServiceAnswer } from '../wsman/service.ts';
import type { Fault } from './fault.ts';

/** Sends an answer. */
export function deliver(
  response: ServerResponse,
  answer: ServiceAnswer,
  _fault: Fault | null,
  contentType: string,
): void {
  const body = Buffer.from(answer.envelope, 'utf8');
  response.writeHead(answer.status, { 'Content-Type': contentType, 'Content-Length': body.length });
  response.end(body);
}
