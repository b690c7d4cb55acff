import { expect, it } from 'vitest';
import { countText, stageText } from './stage-text.ts';

const stage = (name: string) =>
  stageText({ state: 'running', progress: { stage: name, done: 0, total: 1, unit: 'frames' } });

it('says in words what the engine is at', () => {
  expect(stage('source: pose')).toBe('Source: following the person');
  expect(stage('target: search')).toBe('Target: looking for the person');
  expect(stage('match')).toBe('Finding the points in the target');
  expect(stage('polishing')).toBe('Polishing');
  expect(stageText({ state: 'queued', progress: null })).toBe('Waiting for the job before it');
  expect(stageText({ state: 'running', progress: null })).toBe('Getting ready');
});

it('counts in the units of the stage', () => {
  expect(countText({ stage: '', done: 12.6, total: 83, unit: 'frames' })).toBe('12 of 83 frames');
  expect(countText({ stage: '', done: 1, total: 3, unit: 'pebbles' })).toBe('1 / 3 pebbles');
});
