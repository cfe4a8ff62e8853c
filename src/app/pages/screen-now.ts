/** What is running on what, as a trouble report tells it: nothing of it is of a person. */
export function screenNow() {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  return {
    build: script?.src.split('/').at(-1) ?? '?',
    browser: navigator.userAgent,
    window: { width: window.innerWidth, height: window.innerHeight },
  };
}
