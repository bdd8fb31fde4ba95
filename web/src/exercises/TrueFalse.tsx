import { t } from "../i18n";
import type { Exercise, ExerciseProps } from "./exercise";
import { RadioOptions } from "./RadioOptions";

const word = (value: string) => (value === "true" ? t("True") : t("False"));

function TrueFalse(props: ExerciseProps) {
  const options = ["true", "false"].map((id) => ({ id, label: <span>{word(id)}</span> }));
  return <RadioOptions {...props} options={options} />;
}

export const trueFalse: Exercise = {
  task: () => t("True or false?"),
  View: TrueFalse,
  show: (_, response) => word(String(response)),
};
