import { describe, expect, it } from 'vitest';
import { PlayLead } from './play-lead.ts';

const playing = (index: number, viewer = 'source') => ({ viewer, index, direction: 1, isPassing: true }) as const;

describe('the lead of what plays', () => {
  it('is what goes by while a frame is made, and falls when frames come faster', () => {
    const lead = new PlayLead();
    expect(lead.first(playing(10), null)).toBe(10);
    lead.learn(playing(10), playing(14));
    // Four frames went by: the fifth would have been in time.
    expect(lead.first(playing(14), null)).toBe(19);
    for (let frame = 0; frame < 40; frame += 1) lead.learn(playing(20 + frame), playing(20 + frame));
    expect(lead.first(playing(60), null)).toBe(61);
  });

  it('goes on where the decoder is when that is in time, and never far away from what plays', () => {
    const lead = new PlayLead();
    lead.learn(playing(0), playing(2));
    expect(lead.first(playing(10), 12)).toBe(13);
    expect(lead.first(playing(10), 20)).toBe(20);
    expect(lead.first(playing(10), 400)).toBe(13);
    lead.learn(playing(0), playing(500));
    expect(lead.of(playing(10))).toBe(30);
  });

  it('is nothing for what stands, plays backwards, or begins anew', () => {
    const lead = new PlayLead();
    lead.learn(playing(10), playing(14));
    expect(lead.of({ ...playing(14), isPassing: false })).toBe(0);
    expect(lead.of({ ...playing(14), direction: -1 })).toBe(0);
    // The other pane may show the same clip somewhere else.
    lead.learn(playing(14), playing(200, 'target'));
    expect(lead.of(playing(14))).toBe(5);
    lead.learn(playing(1799), playing(3));
    expect(lead.of(playing(3))).toBe(0);
  });
});
