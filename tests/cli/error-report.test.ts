import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { reportOfError } from '../../cli/error-report.js';
import { UsageError } from '../../cli/usage-error.js';

describe('what is said of an error', () => {
  it('is one sentence and status 2 for what the user got wrong', () => {
    expect(reportOfError(new UsageError('there is no such thing'), [])).toEqual({
      status: 2,
      text: 'nspin: there is no such thing\n',
    });
  });

  it('is left to commander for its own', () => {
    expect(reportOfError(new CommanderError(1, 'x', 'y'), [])).toEqual({ status: 2, text: '' });
    expect(reportOfError(new CommanderError(0, 'commander.help', ''), [])).toEqual({ status: 0, text: '' });
  });

  it('is everything there is to know, and status 70, for a bug', () => {
    const { status, text } = reportOfError(new RangeError('a model wrote 15'), ['check', 'rfc-2009']);
    expect(text).toMatch(
      /^nspin: this is a bug in nspin \(check rfc-2009\)\nRangeError: a model wrote 15\n +at /,
    );
    expect(status).toBe(70);
  });
});
