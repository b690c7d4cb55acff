import { z } from 'zod';

/** The methods of correspondence, in the order in which tables and menus show them. */
export const METHODS = ['auto', 'st-match', 'ants', 'nn+space', 'dtw+space'] as const;
/** One of {@link METHODS}. */
export const methodSchema = z.enum(METHODS);
/** See {@link methodSchema}. */
export type Method = z.infer<typeof methodSchema>;

/** How a method finds the time: together with the place (joint), or first the time, then the place (sequential). */
export const METHOD_FAMILY: Readonly<Record<Method, 'joint' | 'sequential'>> = {
  auto: 'joint',
  'st-match': 'joint',
  ants: 'joint',
  'nn+space': 'sequential',
  'dtw+space': 'sequential',
};

/** Devices that models can run on. */
export const DEVICES = ['cpu', 'webgpu', 'dml', 'coreml', 'cuda'] as const;
/** One of {@link DEVICES}. */
export const deviceSchema = z.enum(DEVICES);
/** See {@link deviceSchema}. */
export type Device = z.infer<typeof deviceSchema>;
/** A wish for a device: `auto` takes the fastest one that the probe found working. */
export const deviceChoiceSchema = z.enum(['auto', ...DEVICES]);
/** See {@link deviceChoiceSchema}. */
export type DeviceChoice = z.infer<typeof deviceChoiceSchema>;
