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
      'On the left the source, in which you mark points; on the right the target, in which they are searched. Space plays both, the arrow keys step.',
    'tour.points.title': 'Mark what matters',
    'tour.points.text':
      'The demo pair has its points already. In your own clips press N and click, or let the joints of the person be suggested.',
    'tour.timeline.title': 'Time, side by side',
    'tour.timeline.text':
      'One lane per clip, with key moments and working zone. The links between them show which moments belong together; drag one to correct it.',
    'tour.run.title': 'Let the studio look',
    'tour.run.text': 'Choose one method or more and press R. You can go on working, and cancel at any time.',
    'tour.compare.title': 'Look, doubt, correct',
    'tour.compare.text':
      'Every point with its frame, place and score. V changes the view, F goes to what deserves a look. Accept, correct or reject.',
    'tour.export.title': 'Take it with you',
    'tour.export.text':
      'A comparison clip for your athlete, data for your paper. You find this tour again under Help; ? shows all keys.',
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
      'Links die Quelle, in der Sie Punkte markieren; rechts das Ziel, in dem sie gesucht werden. Die Leertaste spielt beide ab, die Pfeiltasten gehen bildweise.',
    'tour.points.title': 'Markieren, was zählt',
    'tour.points.text':
      'Das Beispielpaar hat seine Punkte schon. In eigenen Videos drücken Sie N und klicken, oder Sie lassen sich die Gelenke der Person vorschlagen.',
    'tour.timeline.title': 'Die Zeit, nebeneinander',
    'tour.timeline.text':
      'Eine Spur je Video, mit Schlüsselmomenten und Arbeitsbereich. Die Verbindungen zeigen, welche Momente zusammengehören; ziehen Sie daran, um sie zu verbessern.',
    'tour.run.title': 'Suchen lassen',
    'tour.run.text':
      'Wählen Sie ein oder mehrere Verfahren und drücken Sie R. Sie können weiterarbeiten und jederzeit abbrechen.',
    'tour.compare.title': 'Ansehen, zweifeln, verbessern',
    'tour.compare.text':
      'Jeder Punkt mit Bild, Ort und Wert. V wechselt die Ansicht, F geht zu dem, was einen Blick verdient. Annehmen, verbessern oder ablehnen.',
    'tour.export.title': 'Mitnehmen',
    'tour.export.text':
      'Ein Vergleichsvideo für Ihre Sportler, Daten für Ihre Arbeit. Diese Führung finden Sie unter Hilfe wieder; ? zeigt alle Tasten.',
  },
} as const;
