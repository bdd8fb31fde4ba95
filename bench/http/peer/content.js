// The course, in memory: lessons as they are sent, quizzes with what grading needs made ready.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from './grading.js';

export function loadContent(folder) {
  const read = name => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const lessons = new Map(read('lessons.json').map(lesson => [lesson.id, lesson]));
  const courses = new Map(read('courses.json').map(course => [course.id, course]));
  const quizzes = new Map();
  for (const quiz of read('quizzes.json')) {
    const words = new Set(quiz.items.filter(item => item.kind === 'word').map(item => item.id));
    const questions = new Map(quiz.questions.map((question, i) => [question.id, { ...question, key: prepare(question, quiz.keys[i]) }]));
    quizzes.set(quiz.lessonId, { id: quiz.id, lessonId: quiz.lessonId, courseId: quiz.courseId, words, questions, byItem: byItem(quiz.questions) });
  }
  return { lessons, courses, quizzes };
}

function byItem(questions) {
  const items = new Map();
  for (const question of questions) {
    const item = question.type === 'match' ? 'match' : question.itemIds[0];
    if (!items.has(item)) items.set(item, []);
    items.get(item).push(question.id);
  }
  return [...items.values()];
}
