import type { ProjectDocument } from './project-document.ts';

/** A question about documents that is worked out once for each: they never change, and many views ask for the same. */
export function perDocument<T>(work: (document: ProjectDocument) => T): (document: ProjectDocument) => T {
  const answers = new WeakMap<ProjectDocument, { readonly answer: T }>();
  return (document) => {
    const known = answers.get(document);
    if (known) return known.answer;
    const answer = work(document);
    answers.set(document, { answer });
    return answer;
  };
}
