export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** One kind of line: how loud it is, and the only fields that are written. */
export interface LogEvent {
  readonly level: LogLevel;
  readonly fields: readonly string[];
}

const info = (...fields: string[]): LogEvent => ({ level: 'info', fields });
const warn = (...fields: string[]): LogEvent => ({ level: 'warn', fields });
const error = (...fields: string[]): LogEvent => ({ level: 'error', fields });

/**
 * Everything that is ever logged. Fields hold codes, counts, identifiers and addresses that we publish: nothing that names
 * a person, nothing that opens anything, no address or program of a caller.
 */
export const EVENTS: Readonly<Record<string, LogEvent>> = {
  'setting.unknown': warn('name', 'nearest'),
  serving: info('port', 'publicUrl', 'database', 'metricsPort'),
  stopping: info('signal'),
  'stop.failed': error('code'),
  'public-url.differs': warn('published', 'publicUrl'),
  'database.lost': error('code'),

  request: info('method', 'route', 'status', 'milliseconds', 'bytes', 'caller', 'problem', 'aborted'),
  'request.failed': error('id', 'code', 'name', 'message', 'stack', 'cause'),

  recovered: info('finished', 'composed'),
  'recover.failed': error('code'),
  'intent.not-finished': error('credentialId', 'code'),
  'learner.not-settled': error('learnerId', 'code'),
  'status-list.not-signed': error('address', 'code'),
  'registry.not-signed': error('address', 'code'),
  'shape.differs': error('shape'),
  'thread.failed': error('work', 'code'),

  'job.failed': error('job', 'kind', 'code'),
  'job.end-not-told': error('job', 'kind', 'code'),
  'job.put-off': warn('job', 'seconds', 'code', 'cause'),
  'recurring.failed': error('name', 'code'),
  'webhooks.failed': error('code'),
  'mails.failed': error('code'),
  'queue.worker-failed': error('code'),
  'queue.trouble': warn('code'),
  'queue.sweep-failed': error('code'),
  'queue.mended': warn('jobs'),
  'queue.taken-over': warn('workers'),
};
