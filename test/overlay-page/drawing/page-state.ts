/** The page's whole state, as its own scripts and assistive technology see it. Runs in the page's world. */
export function readPageState() {
  const own = (node: Node) => node.parentNode === document.documentElement && node.nodeName === 'DIV';
  const elements = [...document.querySelectorAll('*')].filter(
    (element) => !own(element) && !(element.parentNode && own(element.parentNode)),
  );
  return {
    body: document.body.innerHTML,
    boxes: elements.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.nodeName} ${[x, y, width, height].map((length) => length.toFixed(2)).join(' ')}`;
    }),
    scrollable: elements.map((element) => `${element.scrollWidth} ${element.scrollHeight}`),
    values: elements.flatMap((element) =>
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? [element.value] : [],
    ),
    text: document.body.innerText,
  };
}
