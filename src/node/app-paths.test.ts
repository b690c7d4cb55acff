import { describe, expect, it } from 'vitest';
import { appPaths } from './app-paths.ts';

describe('appPaths', () => {
  it.each([
    {
      name: 'Linux',
      platform: 'linux',
      env: {},
      home: '/home/ann',
      expected: { cache: '/home/ann/.cache/tandem-studio', data: '/home/ann/.local/share/tandem-studio' },
    },
    {
      name: 'Linux with XDG folders, of which relative ones do not count',
      platform: 'linux',
      env: { XDG_CACHE_HOME: '/fast/cache', XDG_DATA_HOME: 'relative' },
      home: '/home/ann',
      expected: { cache: '/fast/cache/tandem-studio', data: '/home/ann/.local/share/tandem-studio' },
    },
    {
      name: 'macOS',
      platform: 'darwin',
      env: { XDG_CACHE_HOME: '/ignored' },
      home: '/Users/ann',
      expected: {
        cache: '/Users/ann/Library/Caches/tandem-studio',
        data: '/Users/ann/Library/Application Support/tandem-studio',
      },
    },
    {
      name: 'Windows',
      platform: 'win32',
      env: { LOCALAPPDATA: 'D:\\Local' },
      home: 'C:\\Users\\ann',
      expected: {
        cache: 'D:\\Local\\tandem-studio\\Cache',
        data: 'C:\\Users\\ann\\AppData\\Roaming\\tandem-studio',
      },
    },
    {
      name: 'overrides',
      platform: 'linux',
      env: { TANDEM_CACHE_DIR: '/tmp/c', TANDEM_DATA_DIR: '/tmp/d' },
      home: '/home/ann',
      expected: { cache: '/tmp/c', data: '/tmp/d' },
    },
  ] as const)('$name', ({ platform, env, home, expected }) => {
    expect(appPaths({ platform, env, home })).toEqual(expected);
  });
});
