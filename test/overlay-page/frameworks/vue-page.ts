import { createSSRApp, h, onMounted, ref } from 'vue';
import { takeSteps } from './steps';

window.errors = [];
window.hydrate = (rows, isShifting) => {
  const app = createSSRApp({
    setup() {
      const step = ref(0);
      onMounted(() => void takeSteps(() => step.value++));
      return () =>
        h(
          'ul',
          rows.map((row, at) => {
            const { name, email } = (isShifting && rows[(at + step.value) % rows.length]) || row;
            return h('li', isShifting ? {} : { key: email }, [
              h('span', name),
              ' ',
              h('a', { href: `mailto:${email}` }, 'Write'),
              h('span', { class: 'step' }, ` seen ${step.value}`),
            ]);
          }),
        );
    },
  });
  app.config.warnHandler = (message) => window.errors.push(message);
  app.config.errorHandler = (error) => window.errors.push(String(error));
  app.mount('#root');
};
