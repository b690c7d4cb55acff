/** The short tour and the help dialog. */
export const tourTexts = {
  en: {
    'help.title': 'User guide',
    'help.keys': 'Keyboard shortcuts',
    'help.tour': 'Short tour',
    'tour.title': 'Short tour',
    'tour.count': '{{at}} of {{of}}',
    'tour.skip': 'Skip the tour',
    'tour.back': 'Back',
    'tour.next': 'Next',
    'tour.done': 'Start working',
    'tour.viewer.title': 'Two clips of the same action',
    'tour.viewer.text':
      'On the left the source, in which you mark points; on the right the target, in which they are searched. Play both{{play}}, or step frame by frame{{step}}.',
    'tour.points.title': 'Mark what matters',
    'tour.points.text':
      'The demo pair has its points already. In your own clips mark point by point{{mark}}, or let the joints of the person be suggested.',
    'tour.timeline.title': 'Time, side by side',
    'tour.timeline.text':
      'One lane per clip, with key moments and working zone. The links between them show which moments belong together; drag one to correct it.',
    'tour.run.title': 'Let the studio look',
    'tour.run.text':
      'Choose one method or more and run the alignment{{run}}. You can go on working, and cancel at any time.',
    'tour.compare.title': 'Look, doubt, correct',
    'tour.compare.text':
      'Every point with its frame, place and score. Change the view{{view}}, go to what deserves a look{{next}}, and accept, correct or reject it.',
    'tour.export.title': 'Take it with you',
    'tour.export.text':
      'A comparison clip for your athlete, data for your paper. You find this tour again under Help, and there all keys{{keys}}.',
  },
  de: {
    'help.title': 'Anleitung',
    'help.keys': 'Tastenkürzel',
    'help.tour': 'Kurze Führung',
    'tour.title': 'Kurze Führung',
    'tour.count': '{{at}} von {{of}}',
    'tour.skip': 'Führung überspringen',
    'tour.back': 'Zurück',
    'tour.next': 'Weiter',
    'tour.done': 'Loslegen',
    'tour.viewer.title': 'Zwei Videos derselben Bewegung',
    'tour.viewer.text':
      'Links die Quelle, in der Sie Punkte markieren; rechts das Ziel, in dem sie gesucht werden. Spielen Sie beide ab{{play}}, oder gehen Sie bildweise{{step}}.',
    'tour.points.title': 'Markieren, was zählt',
    'tour.points.text':
      'Das Beispielpaar hat seine Punkte schon. In eigenen Videos markieren Sie Punkt für Punkt{{mark}}, oder Sie lassen sich die Gelenke der Person vorschlagen.',
    'tour.timeline.title': 'Die Zeit, nebeneinander',
    'tour.timeline.text':
      'Eine Spur je Video, mit Schlüsselmomenten und Arbeitsbereich. Die Verbindungen zeigen, welche Momente zusammengehören; ziehen Sie daran, um sie zu verbessern.',
    'tour.run.title': 'Suchen lassen',
    'tour.run.text':
      'Wählen Sie ein oder mehrere Verfahren und starten Sie den Abgleich{{run}}. Sie können weiterarbeiten und jederzeit abbrechen.',
    'tour.compare.title': 'Ansehen, zweifeln, verbessern',
    'tour.compare.text':
      'Jeder Punkt mit Bild, Ort und Wert. Wechseln Sie die Ansicht{{view}}, gehen Sie zu dem, was einen Blick verdient{{next}}: annehmen, verbessern oder ablehnen.',
    'tour.export.title': 'Mitnehmen',
    'tour.export.text':
      'Ein Vergleichsvideo für Ihre Sportler, Daten für Ihre Arbeit. Diese Führung finden Sie unter Hilfe wieder, dort auch alle Tasten{{keys}}.',
  },
} as const;
