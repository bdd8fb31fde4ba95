// Made by `npm run api` from /openapi/v1.json. Do not edit.
export interface paths {
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys of access tokens */
        get: operations["get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an account and sign in */
        post: operations["postAuthSignup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with email and password */
        post: operations["postAuthLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchange a refresh token for a new pair */
        post: operations["postAuthRefresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session of a refresh token */
        post: operations["postAuthLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a link to choose a new password */
        post: operations["postAuthForgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a new password by a link */
        post: operations["postAuthResetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm an email address by a link */
        post: operations["postAuthVerifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where else one can sign in */
        get: operations["getAuthProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oauth/{provider}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Go to a provider (302) */
        get: operations["getAuthOauthProviderStart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oauth/{provider}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a provider sends the browser back to */
        get: operations["getAuthOauthProviderCallback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oauth/exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchange the code of a provider login for tokens */
        post: operations["postAuthOauthExchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oauth/{provider}/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a provider's ID token */
        post: operations["postAuthOauthProviderToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your linked provider accounts */
        get: operations["getUsersMeIdentities"];
        put?: never;
        /** Link a provider account */
        post: operations["postUsersMeIdentities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/identities/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Unlink a provider account */
        delete: operations["deleteUsersMeIdentitiesProvider"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/verify-email/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the confirming link again */
        post: operations["postAuthVerifyEmailSend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the password; signs out other devices */
        post: operations["postAuthChangePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/change-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the email address, once its new owner confirms */
        post: operations["postAuthChangeEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The devices on which you are signed in */
        get: operations["getAuthSessions"];
        put?: never;
        post?: never;
        /** Sign out every other device */
        delete: operations["deleteAuthSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out one device */
        delete: operations["deleteAuthSessionsId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your account */
        get: operations["getUsersMe"];
        put?: never;
        post?: never;
        /** Erase your account and all that belongs to it */
        delete: operations["deleteUsersMe"];
        options?: never;
        head?: never;
        /** Change your profile and preferences */
        patch: operations["patchUsersMe"];
        trace?: never;
    };
    "/api/v1/users/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is held of you */
        get: operations["getUsersMeExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Another learner's public profile */
        get: operations["getUsersId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find accounts by address */
        get: operations["getAdminUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account */
        get: operations["getAdminUsersId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspend an account */
        post: operations["postAdminUsersIdSuspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore a suspended account */
        post: operations["postAdminUsersIdRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign an account out everywhere */
        post: operations["postAdminUsersIdLogout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set an account's roles */
        put: operations["putAdminUsersIdRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What admins did */
        get: operations["getAdminAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/courses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The catalogue */
        get: operations["getCourses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/courses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A course's outline with this learner's state on each lesson */
        get: operations["getCoursesId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lessons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lessons of a course or unit, in order; q finds those that a text occurs in */
        get: operations["getLessons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lessons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A lesson: Markdown content, words taught, quiz */
        get: operations["getLessonsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts a lesson, a quiz or a review */
        post: operations["postAttempts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attempts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An attempt as it stands, to resume it */
        get: operations["getAttemptsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attempts/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grades an answer; the first answer to a question stands */
        post: operations["postAttemptsIdAnswers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attempts/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends an attempt and pays for it, once */
        post: operations["postAttemptsIdFinish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quizzes/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This learner's finished attempts at a quiz, newest first */
        get: operations["getQuizzesIdResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All courses of this learner: lessons done, XP, words known, due now */
        get: operations["getProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/progress/courses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One course, lesson by lesson */
        get: operations["getProgressCoursesId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/progress/lessons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One lesson, item by item, with recall probabilities */
        get: operations["getProgressLessonsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/progress/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is due in a course, the least remembered first */
        get: operations["getProgressReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/progress/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** XP, minutes and accuracy by the learner's local day */
        get: operations["getProgressHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leaderboards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The boards, with this learner's place on each */
        get: operations["getLeaderboards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leaderboards/{board}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A board: all-time, weekly, weekly:previous or course:{id}:weekly */
        get: operations["getLeaderboardsBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/streak": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This learner's streak, by their own calendar */
        get: operations["getStreak"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/achievements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All achievements, and how far this learner is */
        get: operations["getAchievements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AdminUserBody: {
            id: string;
            email: string;
            emailVerified: boolean;
            displayName: string;
            roles: string[];
            hasPassword: boolean;
            /** Format: date-time */
            suspendedAt: null | string;
            /** Format: date-time */
            createdAt: string;
        };
        AnswerProgress: {
            /** Format: int32 */
            answered: number;
            /** Format: int32 */
            total: number;
            /** Format: int32 */
            correct: number;
        };
        AnswerView: {
            questionId: string;
            correct: boolean;
            verdict: components["schemas"]["Verdict"];
            feedback: null | components["schemas"]["Feedback"];
            response: null | components["schemas"]["Response"];
            solution: components["schemas"]["Response"];
            progress: components["schemas"]["AnswerProgress"];
        };
        /** @enum {unknown} */
        AttemptKind: "lesson" | "quiz" | "review";
        AttemptResult: {
            attemptId: string;
            /** Format: double */
            score: number;
            /** Format: int32 */
            correct: number;
            /** Format: int32 */
            total: number;
            xp: components["schemas"]["XpReward"];
            streak: components["schemas"]["StreakStatus"];
            lesson: null | components["schemas"]["LessonState"];
            unlocked: components["schemas"]["Unlocked"][];
        };
        AttemptView: {
            id: string;
            kind: components["schemas"]["AttemptKind"];
            courseId: string;
            lessonId: null | string;
            questions: components["schemas"]["QuestionView"][];
            /** Format: int32 */
            total: number;
            /** Format: int32 */
            answered: number;
            /** Format: int32 */
            correct: number;
            answers: components["schemas"]["AnswerView"][];
            /** Format: date-time */
            startedAt: string;
            result: null | components["schemas"]["AttemptResult"];
        };
        AuditEntry: {
            id: string;
            /** Format: date-time */
            at: string;
            actorId: string;
            action: string;
            targetId: string;
            detail: null | string;
        };
        AuditLogResponse: {
            items: components["schemas"]["AuditEntry"][];
            nextCursor: null | string;
        };
        ChangeEmailRequest: {
            email: null | string;
            password: null | string;
        };
        ChangePasswordRequest: {
            currentPassword: null | string;
            newPassword: null | string;
        };
        ChangeProfileRequest: {
            displayName: null | string;
            avatar: null | string;
            timeZone: null | string;
            preferences: null | Record<string, never>;
        };
        ContentBlock: {
            kind: string;
            markdown: string;
        };
        DictionaryTerm: {
            term: string;
            meanings: string[];
        };
        DueItem: {
            itemId: string;
            lessonId: string;
            /** Format: double */
            recall: number;
            /** Format: date-time */
            due: string;
        };
        ExchangeCodeRequest: {
            code: null | string;
            verifier: null | string;
        };
        ExportAccountAuditItem: {
            action: string;
            detail: null | string;
            /** Format: date-time */
            at: string;
        };
        ExportAccountIdentityItem: {
            provider: string;
            subject: string;
            email: null | string;
            /** Format: date-time */
            linkedAt: string;
        };
        ExportAccountLetterItem: {
            kind: components["schemas"]["LetterKind"];
            address: null | string;
            detail: null | string;
            /** Format: date-time */
            askedAt: string;
        };
        ExportAccountLinkItem: {
            purpose: string;
            email: string;
            /** Format: date-time */
            expiresAt: string;
        };
        ExportAccountResponse: {
            /** Format: date-time */
            exportedAt: string;
            account: components["schemas"]["UserBody"];
            identities: components["schemas"]["ExportAccountIdentityItem"][];
            sessions: components["schemas"]["ListSessionsItem"][];
            links: components["schemas"]["ExportAccountLinkItem"][];
            letters: components["schemas"]["ExportAccountLetterItem"][];
            audit: components["schemas"]["ExportAccountAuditItem"][];
            rooms: Record<string, never>;
        };
        Feedback: {
            words?: null | components["schemas"]["WordFeedback"][];
            pairs?: null | components["schemas"]["Pair"][];
            note?: null | string;
        };
        ForgotPasswordRequest: {
            email: null | string;
        };
        GetCourseCourseOutline: {
            id: string;
            title: string;
            language: components["schemas"]["Language"];
            forSpeakersOf: components["schemas"]["Language"];
            /** Format: int32 */
            version: number;
            license: null | components["schemas"]["License"];
            repository: null | string;
            specialCharacters: string[];
            units: components["schemas"]["GetCourseOutlineUnit"][];
        };
        GetCourseOutlineLesson: {
            id: string;
            title: string;
            quizId: string;
            state: components["schemas"]["LessonState"];
        };
        GetCourseOutlineUnit: {
            id: string;
            title: string;
            lessons: components["schemas"]["GetCourseOutlineLesson"][];
        };
        GetCourseProgressCourseProgress: {
            total: components["schemas"]["GetProgressCourseTotal"];
            lessons: components["schemas"]["GetCourseProgressLessonStanding"][];
        };
        GetCourseProgressLessonStanding: {
            lessonId: string;
            state: components["schemas"]["LessonState"];
            /** Format: double */
            lastScore: number;
            /** Format: int32 */
            xp: number;
            /** Format: int32 */
            wordsSeen: number;
            /** Format: int32 */
            wordsKnown: number;
            /** Format: date-time */
            lastDoneAt: null | string;
        };
        GetHistoryHistory: {
            timeZone: string;
            days: components["schemas"]["GetHistoryHistoryDay"][];
        };
        GetHistoryHistoryDay: {
            date: string;
            /** Format: int32 */
            xp: number;
            /** Format: int32 */
            seconds: number;
            /** Format: int32 */
            answered: number;
            /** Format: int32 */
            correct: number;
            /** Format: int32 */
            attempts: number;
            /** Format: double */
            minutes?: number;
            /** Format: double */
            accuracy?: null | number;
        };
        GetLessonLessonContent: {
            id: string;
            courseId: string;
            unitId: string;
            title: string;
            /** Format: int32 */
            version: number;
            content: components["schemas"]["ContentBlock"][];
            words: components["schemas"]["LessonWord"][];
            dictionary: components["schemas"]["DictionaryTerm"][];
            quizId: string;
            /** Format: int32 */
            phrases: number;
        };
        GetLessonProgressItemStanding: {
            itemId: string;
            isWord: boolean;
            known: boolean;
            /** Format: double */
            recall: number;
            /** Format: date-time */
            due: string;
        };
        GetLessonProgressLessonDetail: {
            lessonId: string;
            courseId: string;
            state: components["schemas"]["LessonState"];
            /** Format: int32 */
            wordsSeen: number;
            /** Format: int32 */
            wordsKnown: number;
            items: components["schemas"]["GetLessonProgressItemStanding"][];
        };
        GetProgressCourseTotal: {
            courseId: string;
            title: null | string;
            /** Format: int32 */
            lessonsDone: number;
            /** Format: int32 */
            lessonsTotal: number;
            /** Format: int32 */
            xp: number;
            /** Format: int32 */
            wordsSeen: number;
            /** Format: int32 */
            wordsKnown: number;
            /** Format: int32 */
            dueNow: number;
        };
        GetProgressLearnerProgress: {
            courses: components["schemas"]["GetProgressCourseTotal"][];
        };
        GetReviewsDueReviews: {
            courseId: string;
            /** Format: int32 */
            due: number;
            /** Format: int32 */
            learnt: number;
            items: components["schemas"]["DueItem"][];
        };
        GetStreakStreakView: {
            /** Format: int32 */
            days: number;
            active: boolean;
            /** Format: int32 */
            freezes: number;
            /** Format: int32 */
            longest: number;
            lastActiveDay: null | string;
            timeZone: string;
        };
        GrantRoleRequest: {
            roles: null | string[];
        };
        IdentitiesItem: {
            provider: string;
            email: null | string;
            /** Format: date-time */
            linkedAt: string;
        };
        IdentitiesRequest: {
            code: null | string;
            verifier: null | string;
            provider: null | string;
            idToken: null | string;
            nonce: null | string;
        };
        IdentitiesResponse: {
            items: components["schemas"]["IdentitiesItem"][];
        };
        IdTokenSignInRequest: {
            idToken: null | string;
            nonce: null | string;
        };
        Language: {
            name: string;
            code: string;
        };
        LeaderboardItem: {
            /** Format: int32 */
            rank: number;
            userId: string;
            displayName: string;
            avatar: null | string;
            /** Format: int64 */
            score: number;
        };
        LeaderboardPlace: {
            /** Format: int32 */
            rank: number;
            /** Format: int64 */
            score: number;
        };
        LeaderboardSnapshot: {
            board: string;
            period: string;
            /** Format: date-time */
            endsAt: null | string;
            /** Format: int64 */
            version: number;
            /** Format: int32 */
            total: number;
            items: components["schemas"]["LeaderboardItem"][];
            me: null | components["schemas"]["LeaderboardPlace"];
        };
        LessonState: {
            status: components["schemas"]["LessonStatus"];
            /** Format: double */
            bestScore: number;
            /** Format: int32 */
            completions: number;
            /** Format: int32 */
            due: number;
        };
        /** @enum {unknown} */
        LessonStatus: "new" | "started" | "done";
        LessonWord: {
            id: string;
            text: string;
            translation: string;
            images: string[];
        };
        /** @enum {unknown} */
        LetterKind: "VerifyEmail" | "ResetPassword" | "PasswordChanged" | "ConfirmNewEmail" | "EmailChanged" | "NewDevice";
        License: {
            name: string;
            shortName: null | string;
            link: null | string;
        };
        ListAchievementsAchievementList: {
            items: components["schemas"]["ListAchievementsAchievementView"][];
        };
        ListAchievementsAchievementView: {
            id: string;
            title: string;
            description: string;
            /** Format: int64 */
            goal: number;
            /** Format: int64 */
            reached: number;
            /** Format: date-time */
            unlockedAt: null | string;
        };
        ListCoursesCoursePage: {
            items: components["schemas"]["ListCoursesCourseSummary"][];
            nextCursor: null | string;
        };
        ListCoursesCourseSummary: {
            id: string;
            title: string;
            language: components["schemas"]["Language"];
            forSpeakersOf: components["schemas"]["Language"];
            /** Format: int32 */
            version: number;
            /** Format: int32 */
            units: number;
            /** Format: int32 */
            lessons: number;
        };
        ListLeaderboardsBoardEntry: {
            board: string;
            period: string;
            /** Format: date-time */
            endsAt: null | string;
            /** Format: int32 */
            total: number;
            me: null | components["schemas"]["LeaderboardPlace"];
        };
        ListLeaderboardsBoardList: {
            items: components["schemas"]["ListLeaderboardsBoardEntry"][];
        };
        ListLessonsLessonPage: {
            items: components["schemas"]["ListLessonsLessonSummary"][];
            nextCursor: null | string;
        };
        ListLessonsLessonSummary: {
            id: string;
            courseId: string;
            unitId: string;
            title: string;
            /** Format: int32 */
            version: number;
            quizId: string;
            /** Format: int32 */
            words: number;
            /** Format: int32 */
            phrases: number;
        };
        ListSessionsItem: {
            id: string;
            current: boolean;
            method: string;
            userAgent: null | string;
            address: null | string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastUsedAt: string;
        };
        ListSessionsResponse: {
            items: components["schemas"]["ListSessionsItem"][];
            nextCursor: null | string;
        };
        LogInRequest: {
            email: null | string;
            password: null | string;
        };
        LogOutRequest: {
            refreshToken: null | string;
        };
        ModerationRequest: {
            reason: null | string;
        };
        Option: {
            id: string;
            text: string;
            image?: null | string;
        };
        Pair: {
            left?: string;
            right?: string;
        };
        /** @description RFC 9457. The code is stable; title and detail are for people. */
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @example attempt_incomplete */
            code: string;
            detail?: string;
            errors?: {
                [key: string]: string[];
            };
            traceId?: string;
        };
        Prompt: {
            text?: null | string;
            language?: null | string;
            audio?: null | string;
            image?: null | string;
        };
        ProviderListItem: {
            id: string;
            name: string;
            kind: string;
        };
        ProviderListResponse: {
            items: components["schemas"]["ProviderListItem"][];
        };
        PublicUserBody: {
            id: string;
            displayName: string;
            avatar: null | string;
            /** Format: int64 */
            xp: number;
            /** Format: int32 */
            streak: number;
            tier: null | string;
        };
        PublishKeysJwk: {
            kty: string;
            crv: string;
            use: string;
            alg: string;
            kid: string;
            x: string;
            y: string;
        };
        PublishKeysResponse: {
            keys: components["schemas"]["PublishKeysJwk"][];
        };
        /** @enum {unknown} */
        QuestionType: "choice" | "text" | "translate" | "arrange" | "match" | "listen";
        QuestionView: {
            id: string;
            type: components["schemas"]["QuestionType"];
            prompt: components["schemas"]["Prompt"];
            options: null | components["schemas"]["Option"][];
            tiles: null | components["schemas"]["Tile"][];
            left: null | components["schemas"]["Tile"][];
            right: null | components["schemas"]["Tile"][];
        };
        QuizResultsQuizResult: {
            attemptId: string;
            kind: components["schemas"]["AttemptKind"];
            /** Format: double */
            score: number;
            /** Format: int32 */
            correct: number;
            /** Format: int32 */
            total: number;
            /** Format: int32 */
            xp: number;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            finishedAt: string;
        };
        QuizResultsResultPage: {
            items: components["schemas"]["QuizResultsQuizResult"][];
            nextCursor: null | string;
        };
        ResetPasswordRequest: {
            token: null | string;
            newPassword: null | string;
        };
        Response: unknown;
        RotateRefreshTokenRequest: {
            refreshToken: null | string;
        };
        SearchUsersResponse: {
            items: components["schemas"]["AdminUserBody"][];
            nextCursor: null | string;
        };
        SignUpRequest: {
            email: null | string;
            password: null | string;
            displayName: null | string;
            timeZone: null | string;
        };
        StartAttemptAttemptRequest: {
            kind: components["schemas"]["AttemptKind"];
            lessonId?: null | string;
            quizId?: null | string;
            courseId?: null | string;
        };
        StreakStatus: {
            /** Format: int32 */
            days: number;
            active: boolean;
            /** Format: int32 */
            freezes: number;
        };
        SubmitAnswerAnswerRequest: {
            questionId?: null | string;
            response?: null | components["schemas"]["Response"];
            /** Format: int32 */
            elapsedMs?: null | number;
        };
        Tile: {
            id: string;
            text: string;
        };
        TokenAnswer: {
            user: components["schemas"]["UserBody"];
            accessToken: string;
            refreshToken: string;
            tokenType: string;
            /** Format: int32 */
            expiresIn: number;
        };
        Unlocked: {
            kind: string;
            id: string;
            title: string;
        };
        UserBody: {
            id: string;
            email: string;
            emailVerified: boolean;
            displayName: string;
            avatar: null | string;
            timeZone: string;
            roles: string[];
            /** Format: date-time */
            createdAt: string;
            preferences: Record<string, never>;
        };
        /** @enum {unknown} */
        Verdict: "correct" | "typo" | "accent" | "wrong" | "skipped";
        VerifyEmailRequest: {
            token: null | string;
        };
        WordFeedback: {
            typed: null | string;
            expected: null | string;
        };
        XpReason: {
            code: string;
            /** Format: int32 */
            xp: number;
        };
        XpReward: {
            /** Format: int32 */
            earned: number;
            /** Format: int64 */
            total: number;
            reasons: components["schemas"]["XpReason"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishKeysResponse"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAuthSignup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUpRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            /**
             * @description `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_suspended`: This account is suspended. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_taken`: There is an account with this email address already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `sign_ins_busy`: Too many people are signing in at this moment. Try again shortly.
             *
             *     `store_unavailable`: The store does not answer. Nothing was changed.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAuthLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogInRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            /**
             * @description `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_credentials`: The email address or the password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_suspended`: This account is suspended. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `sign_ins_busy`: Too many people are signing in at this moment. Try again shortly.
             *
             *     `store_unavailable`: The store does not answer. Nothing was changed.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAuthRefresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateRefreshTokenRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            /**
             * @description `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `refresh_invalid`: This refresh token is not valid: sign in again.
             *
             *     `refresh_reused`: This refresh token was used before. The session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAuthLogout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogOutRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAuthForgotPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotPasswordRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAuthResetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPasswordRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `link_invalid`: This link has been used, has expired or never was: ask for a new one.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `sign_ins_busy`: Too many people are signing in at this moment. Try again shortly.
             *
             *     `store_unavailable`: The store does not answer. Nothing was changed.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAuthVerifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyEmailRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `link_invalid`: This link has been used, has expired or never was: ask for a new one.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `email_taken`: There is an account with this email address already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuthProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderListResponse"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuthOauthProviderStart: {
        parameters: {
            query?: {
                /** @description where the login shall end; must be on the allow-list */
                returnTo?: string;
                /** @description S256 of a verifier that the app keeps for the exchange */
                challenge?: string;
            };
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `return_to_refused`: A login may not return to this address. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_not_found`: There is no such provider here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_unavailable`: The provider does not answer as it should. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuthOauthProviderCallback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            /**
             * @description `login_flow_invalid`: This login was not begun here, has been finished or has taken too long: begin again.
             *
             *     `provider_refused`: The provider did not confirm the login.
             *
             *     `provider_email_missing`: The provider gave no email address, which an account here needs.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_suspended`: This account is suspended. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_not_found`: There is no such provider here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_exists`: There is an account with this email address already. Sign in to it, and link this provider there. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAuthOauthExchange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExchangeCodeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            /**
             * @description `login_flow_invalid`: This login was not begun here, has been finished or has taken too long: begin again.
             *
             *     `provider_email_missing`: The provider gave no email address, which an account here needs.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_suspended`: This account is suspended. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_exists`: There is an account with this email address already. Sign in to it, and link this provider there. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAuthOauthProviderToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdTokenSignInRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            /**
             * @description `provider_email_missing`: The provider gave no email address, which an account here needs.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `id_token_invalid`: The provider's token is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_suspended`: This account is suspended. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider_not_found`: There is no such provider here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_exists`: There is an account with this email address already. Sign in to it, and link this provider there. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUsersMeIdentities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentitiesResponse"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postUsersMeIdentities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentitiesRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentitiesItem"];
                };
            };
            /**
             * @description `login_flow_invalid`: This login was not begun here, has been finished or has taken too long: begin again.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `id_token_invalid`: The provider's token is not valid.
             *
             *     `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fresh_login_required`: This needs a fresh login: sign in again first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `identity_taken`: This provider account is linked to another account.
             *
             *     `provider_linked`: An account of this provider is linked already: unlink it first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteUsersMeIdentitiesProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fresh_login_required`: This needs a fresh login: sign in again first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `identity_not_found`: No account of this provider is linked. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `last_way_in`: This is the last way into the account: set a password or link another provider first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAuthVerifyEmailSend: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAuthChangePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The email address or the password is not right.
             *
             *     `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fresh_login_required`: This needs a fresh login: sign in again first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `sign_ins_busy`: Too many people are signing in at this moment. Try again shortly.
             *
             *     `store_unavailable`: The store does not answer. Nothing was changed.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAuthChangeEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeEmailRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_credentials`: The email address or the password is not right.
             *
             *     `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fresh_login_required`: This needs a fresh login: sign in again first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `sign_ins_busy`: Too many people are signing in at this moment. Try again shortly.
             *
             *     `store_unavailable`: The store does not answer. Nothing was changed.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuthSessions: {
        parameters: {
            query?: {
                /** @description 1 to 100, 50 by default */
                limit?: string;
                /** @description From the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSessionsResponse"];
                };
            };
            /**
             * @description `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `invalid_cursor`: The cursor is not one that this list gave.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAuthSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fresh_login_required`: This needs a fresh login: sign in again first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAuthSessionsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fresh_login_required`: This needs a fresh login: sign in again first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_not_found`: You have no such session. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUsersMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserBody"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteUsersMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fresh_login_required`: This needs a fresh login: sign in again first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patchUsersMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeProfileRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserBody"];
                };
            };
            /**
             * @description `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUsersMeExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportAccountResponse"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUsersId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicUserBody"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user_not_found`: There is no such user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAdminUsers: {
        parameters: {
            query?: {
                /** @description the beginning of the address */
                q?: string;
                /** @description 1 to 200, 50 by default */
                limit?: string;
                /** @description From the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchUsersResponse"];
                };
            };
            /**
             * @description `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `invalid_cursor`: The cursor is not one that this list gave.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAdminUsersId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserBody"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user_not_found`: There is no such user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAdminUsersIdSuspend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModerationRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserBody"];
                };
            };
            /**
             * @description `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user_not_found`: There is no such user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_on_yourself`: Ask another admin to do this to your own account. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAdminUsersIdRestore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModerationRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserBody"];
                };
            };
            /**
             * @description `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user_not_found`: There is no such user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_on_yourself`: Ask another admin to do this to your own account. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAdminUsersIdLogout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModerationRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserBody"];
                };
            };
            /**
             * @description `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user_not_found`: There is no such user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_on_yourself`: Ask another admin to do this to your own account. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putAdminUsersIdRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantRoleRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminUserBody"];
                };
            };
            /**
             * @description `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user_not_found`: There is no such user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_on_yourself`: Ask another admin to do this to your own account. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAdminAudit: {
        parameters: {
            query?: {
                /** @description only what was done to this account */
                userId?: string;
                /** @description 1 to 200, 50 by default */
                limit?: string;
                /** @description From the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditLogResponse"];
                };
            };
            /**
             * @description `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `invalid_cursor`: The cursor is not one that this list gave.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCourses: {
        parameters: {
            query?: {
                /** @description 1 to 100, 50 by default */
                limit?: string;
                /** @description From the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCoursesCoursePage"];
                };
            };
            /**
             * @description `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `invalid_cursor`: The cursor is not one that this list gave.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCoursesId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetCourseCourseOutline"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `course_not_found`: There is no such course. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLessons: {
        parameters: {
            query?: {
                /** @description The course */
                courseId?: string;
                /** @description The unit */
                unitId?: string;
                /** @description A text in title or words */
                q?: string;
                /** @description 1 to 100, 50 by default */
                limit?: string;
                /** @description From the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListLessonsLessonPage"];
                };
            };
            /**
             * @description `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `invalid_cursor`: The cursor is not one that this list gave.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLessonsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetLessonLessonContent"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `lesson_not_found`: There is no such lesson. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAttempts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartAttemptAttemptRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptView"];
                };
            };
            /**
             * @description `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `lesson_not_found`: There is no such lesson.
             *
             *     `quiz_not_found`: There is no such quiz.
             *
             *     `course_not_found`: There is no such course.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `nothing_to_review`: Nothing of this course has been learnt yet. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAttemptsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptView"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `attempt_not_found`: You have no such attempt. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAttemptsIdAnswers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitAnswerAnswerRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerView"];
                };
            };
            /**
             * @description `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `invalid_response`: The response does not fit the question's type.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `attempt_not_found`: You have no such attempt.
             *
             *     `question_not_in_attempt`: The attempt has no such question.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `attempt_finished`: The attempt is finished and takes no more answers. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAttemptsIdFinish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptResult"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `attempt_not_found`: You have no such attempt. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `attempt_incomplete`: Answer every question before finishing. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getQuizzesIdResults: {
        parameters: {
            query?: {
                /** @description 1 to 100, 50 by default */
                limit?: string;
                /** @description From the previous page */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuizResultsResultPage"];
                };
            };
            /**
             * @description `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `invalid_cursor`: The cursor is not one that this list gave.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `quiz_not_found`: There is no such quiz. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProgress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetProgressLearnerProgress"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProgressCoursesId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetCourseProgressCourseProgress"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `course_not_found`: There is no such course. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProgressLessonsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetLessonProgressLessonDetail"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `lesson_not_found`: There is no such lesson. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProgressReviews: {
        parameters: {
            query?: {
                /** @description The course */
                courseId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetReviewsDueReviews"];
                };
            };
            /** @description `invalid_request`: The request has fields that cannot be accepted. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `course_not_found`: There is no such course. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProgressHistory: {
        parameters: {
            query?: {
                /** @description 1 to 366, 30 by default */
                days?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetHistoryHistory"];
                };
            };
            /** @description `invalid_request`: The request has fields that cannot be accepted. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLeaderboards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListLeaderboardsBoardList"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLeaderboardsBoard: {
        parameters: {
            query?: {
                /** @description me: the learner's own surroundings */
                around?: string;
                /** @description 1 to 100, 10 by default */
                limit?: string;
            };
            header?: never;
            path: {
                board: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaderboardSnapshot"];
                };
            };
            /** @description `invalid_request`: The request has fields that cannot be accepted. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `board_not_found`: There is no such leaderboard. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStreak: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetStreakStreakView"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAchievements: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAchievementsAchievementList"];
                };
            };
            /**
             * @description `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             *
             *     `session_revoked`: This session has been ended: sign in again.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
