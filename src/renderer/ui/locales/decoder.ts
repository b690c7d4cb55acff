/** Which decoder the frames of a clip come from, and why. */
export const decoderTexts = {
  en: {
    'decoder.trying': "It is being tried whether the browser's decoder shows the same frames as the studio.",
    'decoder.proved': "The browser's own decoder reads this clip. Its frames were compared with the studio's.",
    'decoder.no-webcodecs': "The studio's engine reads this clip: this browser has no video decoder for pages.",
    'decoder.container': "The studio's engine reads this clip: the browser cannot take this kind of file apart.",
    'decoder.codec': "The studio's engine reads this clip: this browser cannot decode {{codec}}.",
    'decoder.hdr':
      "The studio's engine reads this clip: it is HDR, and the colours shown must be the ones that are analysed.",
    'decoder.mixed-pictures':
      "The studio's engine reads this clip: the size of its pictures changes on the way, and all are brought to the first one's.",
    'decoder.same-times': "The studio's engine reads this clip: two of its frames have the same time.",
    'decoder.other-times':
      "The studio's engine reads this clip: the browser and the studio disagree about the times of its frames.",
    'decoder.first-frame': "The studio's engine reads this clip: its first frame cannot be decoded by itself.",
    'decoder.frame-missing': "The studio's engine reads this clip: the browser's decoder leaves out frame {{frame}}.",
    'decoder.size':
      "The studio's engine reads this clip: the browser shows it at {{seen}} instead of {{expected}} pixels.",
    'decoder.colours':
      "The studio's engine reads this clip: the browser shows other colours or another frame than are analysed.",
    'decoder.failed': "The studio's engine reads this clip: the browser's decoder failed ({{message}}).",
    'decoder.lost': 'No frame of this clip can be read: {{message}}',
    'decoder.again': "The studio's engine reads this clip again.",
  },
  de: {
    'decoder.trying': 'Es wird geprüft, ob der Decoder des Browsers dieselben Bilder zeigt wie das Studio.',
    'decoder.proved':
      'Der Decoder des Browsers liest dieses Video. Seine Bilder wurden mit denen des Studios verglichen.',
    'decoder.no-webcodecs': 'Das Studio liest dieses Video selbst: Dieser Browser hat keinen Video-Decoder für Seiten.',
    'decoder.container': 'Das Studio liest dieses Video selbst: Der Browser kann diese Art von Datei nicht zerlegen.',
    'decoder.codec': 'Das Studio liest dieses Video selbst: Dieser Browser kann {{codec}} nicht decodieren.',
    'decoder.hdr':
      'Das Studio liest dieses Video selbst: Es ist HDR, und gezeigt werden die Farben, die auch ausgewertet werden.',
    'decoder.mixed-pictures':
      'Das Studio liest dieses Video selbst: Die Größe seiner Bilder wechselt unterwegs, und alle werden auf die des ersten gebracht.',
    'decoder.same-times': 'Das Studio liest dieses Video selbst: Zwei seiner Bilder haben dieselbe Zeit.',
    'decoder.other-times':
      'Das Studio liest dieses Video selbst: Browser und Studio sind sich über die Zeiten der Bilder nicht einig.',
    'decoder.first-frame':
      'Das Studio liest dieses Video selbst: Sein erstes Bild lässt sich nicht für sich allein decodieren.',
    'decoder.frame-missing': 'Das Studio liest dieses Video selbst: Der Decoder des Browsers lässt Bild {{frame}} aus.',
    'decoder.size':
      'Das Studio liest dieses Video selbst: Der Browser zeigt es mit {{seen}} statt {{expected}} Pixeln.',
    'decoder.colours':
      'Das Studio liest dieses Video selbst: Der Browser zeigt andere Farben oder ein anderes Bild, als ausgewertet wird.',
    'decoder.failed': 'Das Studio liest dieses Video selbst: Der Decoder des Browsers hat versagt ({{message}}).',
    'decoder.lost': 'Kein Bild dieses Videos lässt sich lesen: {{message}}',
    'decoder.again': 'Das Studio liest dieses Video wieder selbst.',
  },
};
