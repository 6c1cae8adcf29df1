// What is worked out of a piece of the playbook is kept: by the object itself, else by what it says.

/** More pieces than a playbook has calendars; beyond it the memory starts anew. */
const most = 60;

/**
 * `make`, called once for each different content. The desk reads its settings afresh for every turn, so the same
 * calendar comes as ever new objects. `make` must depend on its argument alone, and that must be plain JSON data.
 */
export const remember = <K extends object, V>(make: (piece: K) => V): ((piece: K) => V) => {
  const byObject = new WeakMap<K, { value: V }>();
  const byContent = new Map<string, { value: V }>();
  return (piece) => {
    const known = byObject.get(piece);
    if (known) return known.value;
    const content = JSON.stringify(piece);
    const made = byContent.get(content) ?? { value: make(piece) };
    if (byContent.size >= most) byContent.clear();
    byContent.set(content, made);
    byObject.set(piece, made);
    return made.value;
  };
};
