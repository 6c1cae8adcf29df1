/** Gives the person a file to keep, through the browser's own download. */
export const saveFile = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has its own hold of the blob once the download was started, which the click did not wait for.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
