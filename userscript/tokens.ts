const ROOT_SIZE_PX = 16;

/** The extension's tokens for a shadow root: held by `.root`, in sizes that the page's own root does not change. */
export const forShadow = (css: string): string =>
  css
    .replaceAll(':root', '.root')
    .replace(/(^|[\s,}])(?:html|body)(?=\s*\{)/g, '$1.none')
    .replace(/(\d*\.?\d+)rem\b/g, (_, size: string) => `${Number(size) * ROOT_SIZE_PX}px`);
