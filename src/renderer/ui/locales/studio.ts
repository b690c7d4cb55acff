/** Words that every feature may use. */
export const studioTexts = {
  en: {
    'studio.source': 'Source',
    'studio.target': 'Target',
    'studio.close': 'Close',
    'studio.cancel': 'Cancel',
    'studio.ok': 'OK',
  },
  de: {
    'studio.source': 'Quelle',
    'studio.target': 'Ziel',
    'studio.close': 'Schließen',
    'studio.cancel': 'Abbrechen',
    'studio.ok': 'OK',
  },
} as const;
