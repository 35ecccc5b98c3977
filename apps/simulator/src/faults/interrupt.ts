import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './fault.ts';
import { resetConnection } from './reset.ts';

/** Strikes before a request is looked at. Answers whether it did: then nobody else has to answer. */
export function interrupt(fault: Fault | null, request: IncomingMessage, response: ServerResponse): boolean {
  switch (fault?.kind) {
    case 'refuse':
      // On a shared port there is no port to close: the connection is reset instead.
      resetConnection(request.socket);
      return true;
    case 'hang':
      request.resume();
      return true;
    case 'cut':
      if (fault.afterBytes !== undefined) return false;
      resetConnection(request.socket);
      return true;
    case 'overloaded':
      request.resume();
      response.writeHead(503, { 'Content-Type': 'text/html; charset=us-ascii' });
      response.end(
        '<HTML><HEAD><TITLE>Service Unavailable</TITLE></HEAD><BODY><h2>Service Unavailable</h2></BODY></HTML>',
      );
      return true;
    case 'redirect':
      request.resume();
      response.writeHead(302, { Location: 'http://elsewhere.invalid:5985/wsman', 'Content-Length': 0 });
      response.end();
      return true;
    case 'web-page':
      request.resume();
      response.writeHead(200, { 'Content-Type': 'text/html' });
      response.end('<!DOCTYPE html><html><head><title>IIS Windows Server</title></head><body></body></html>');
      return true;
    case 'not-found':
      request.resume();
      response.writeHead(404, { 'Content-Length': 0 });
      response.end();
      return true;
    default:
      return false;
  }
}
