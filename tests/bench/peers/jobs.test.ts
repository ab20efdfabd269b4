import { describe, expect, test } from 'vitest';
import { rumurJob } from '../../../bench/peers/rumur.js';
import { spinJob } from '../../../bench/peers/spin.js';
import { pinning, twoPhase } from '../../../bench/peers/subject.js';
import { tlcJob } from '../../../bench/peers/tlc.js';

const subject = pinning(3, 4, 2, 1);

describe('a subject is written', () => {
  test('for Spin, with each quantifier spelled out', () => {
    const sizes = spinJob(subject, 'depth first').files['sizes.h'];
    expect(sizes).toContain('#define COUNTS { 5, 0, 0 }');
    expect(sizes).toContain('#define BUG 1');
    expect(sizes).toContain('#define EACH_MOUNT_FOR(A, x) A(x, 0) A(x, 1)');
    expect(sizes).toContain('#define ALL_TASK(P) (P(0) && P(1) && P(2) && P(3))');
    expect(spinJob(twoPhase(2), 'depth first').files['sizes.h']).toContain('ANY_RM(P) (P(0) || P(1))');
  });

  test('for Rumur, as the constants of the model', () => {
    const { 'model.m': flat } = rumurJob(subject, { threads: 1, symmetry: 'off' }).files;
    expect(flat).toMatch(/NAMESPACES: 3;\n {2}TASKS: 4;\n {2}MOUNTS: 2;\n {2}BUG: 1;/);
    const { 'model.m': symmetric } = rumurJob(subject, { threads: 1, symmetry: 'exhaustive' }).files;
    expect(symmetric).toMatch(/OTHERS: 2;.*\n {2}TASKS: 4;\n {2}MOUNTS: 2;\n {2}BUG: 1;/);
    expect(rumurJob(twoPhase(7), { threads: 1, symmetry: 'off' }).files['model.m']).toContain('RMS: 7;');
  });

  test('for TLC, as a configuration', () => {
    const search = { jar: 'tla2tools.jar', workers: 1 } as const;
    const { 'NamespacePinning.cfg': plain } = tlcJob(subject, { ...search, symmetry: false }).files;
    expect(plain).toContain('Task = {t1, t2, t3, t4}');
    expect(plain).toContain('Bug = 1');
    expect(plain).not.toContain('SYMMETRY');
    const { 'TwoPhaseCommit.cfg': symmetric } = tlcJob(twoPhase(2), { ...search, symmetry: true }).files;
    expect(symmetric).toContain('SYMMETRY Symmetry');
    expect(symmetric).toContain('Rm = {rm1, rm2}');
  });
});
