import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { LookupFunction } from 'node:net';

/** Milliseconds for an answer, connecting included. */
const PATIENCE = 10_000;

/** A message to send. */
export interface Post {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Gives it up when it is aborted. */
  signal?: AbortSignal;
  /** How names are looked up; as the system does when absent. */
  lookup?: LookupFunction;
}

/**
 * Sends a message on a connection of its own, follows no redirect, and gives the HTTP status of the answer, of which
 * nothing else is read.
 * @throws Error when there is no answer in time, in words that end a sentence.
 */
export function post({ url, headers, body, signal, lookup }: Post): Promise<number> {
  const target = new URL(url);
  const send = target.protocol === 'https:' ? overHttps : overHttp;
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers, agent: false, ...(signal && { signal }), ...(lookup && { lookup }) };
    const request = send(target, options, answer => {
      clearTimeout(timer);
      resolve(answer.statusCode!);
      request.destroy();
    });
    const timer = setTimeout(() => request.destroy(new Error(`no answer within ${PATIENCE / 1000} seconds`)), PATIENCE);
    request.on('error', error => {
      clearTimeout(timer);
      reject(error);
    });
    request.end(body);
  });
}
