/** Lets the browser save a picture as PNG. */
export async function savePicture(picture: OffscreenCanvas, name: string): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await picture.convertToBlob({ type: 'image/png' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
