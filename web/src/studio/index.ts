// One part of the pages, loaded when somebody opens it: learners never download it.
import "./studio.css";

export { CoursePage } from "./course/CoursePage";
export { CoursesPage } from "./course/CoursesPage";
export { LessonEditorPage } from "./lesson/LessonEditorPage";
export { StudioFrame } from "./StudioFrame";
