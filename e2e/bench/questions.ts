/** The proof "timeline", the part of the reader: thirty questions, how many actions, and how many on a plain list. */
import { actionsOverPlainList, askAll, notAnswered, tableOf } from '../fixtures/questions.ts';
import { type Figures, printFigures, rounded, say } from './figures.ts';
import { onStage } from './stage.ts';

async function questions(): Promise<Figures> {
  return onStage({ demoPeople: true }, async ({ world, sit }) => {
    const { page, signIn, findPatient, chart } = await sit();
    page.setDefaultTimeout(20_000);
    const asked = await askAll({ page, signIn, findPatient, chart, world }, say);
    say(tableOf(asked));
    return {
      questions: asked.length,
      answeredInThree: asked.length - notAnswered(asked).length,
      actionsOverPlainList: rounded(actionsOverPlainList(asked)),
    };
  });
}

await printFigures(questions);
