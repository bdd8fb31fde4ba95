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
        get: operations["getSigningKeys"];
        put?: never;
        post?: never;
        delete?: never;
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
        get: operations["getMe"];
        put?: never;
        post?: never;
        /** Erase your account and all that belongs to it */
        delete: operations["eraseMe"];
        options?: never;
        head?: never;
        /** Change your profile and preferences */
        patch: operations["changeMe"];
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
        /** Make an account and sign in; with a guest's token, of that guest's account */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/guest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a guest's account, to learn before signing up; erased after seven days */
        post: operations["openGuest"];
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
        post: operations["logIn"];
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
        post: operations["refreshTokens"];
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
        post: operations["logOut"];
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
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /** Sign out every other device */
        delete: operations["endOtherSessions"];
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
        delete: operations["endSession"];
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
        post: operations["requestPasswordReset"];
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
        post: operations["resetPassword"];
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
        post: operations["changePassword"];
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
        post: operations["verifyEmail"];
        delete?: never;
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
        post: operations["sendVerification"];
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
        post: operations["changeEmail"];
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
        /** The providers that accounts can sign in with */
        get: operations["listProviders"];
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
        get: operations["startProviderLogin"];
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
        /** The address to which a provider returns the browser */
        get: operations["finishProviderLogin"];
        put?: never;
        /** The address to which a provider returns the browser by a form */
        post: operations["finishProviderLoginByForm"];
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
        post: operations["exchangeLoginCode"];
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
        post: operations["signInWithIdToken"];
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
        get: operations["listIdentities"];
        put?: never;
        /** Link a provider account */
        post: operations["linkIdentity"];
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
        delete: operations["unlinkIdentity"];
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
        /** The actions of admins, newest first */
        get: operations["adminListAudit"];
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
        post: operations["adminSuspendUser"];
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
        post: operations["adminRestoreUser"];
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
        post: operations["adminLogOutUser"];
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
        get: operations["adminListUsers"];
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
        get: operations["adminGetUser"];
        put?: never;
        post?: never;
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
        put: operations["adminSetRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All data that is held of you */
        get: operations["exportMe"];
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
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Follow another learner */
        put: operations["followUser"];
        post?: never;
        /** Follow somebody no longer */
        delete: operations["unfollowUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Block another learner */
        put: operations["blockUser"];
        post?: never;
        /** Block somebody no longer */
        delete: operations["unblockUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/friends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Friends, who follow each other; or those whom you follow, or who follow you */
        get: operations["listFriends"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Those whom you block */
        get: operations["listBlocks"];
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
        get: operations["listCourses"];
        put?: never;
        /** Makes a course, as a draft */
        post: operations["createCourse"];
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
        /** Lessons of a course or unit, in order */
        get: operations["listLessons"];
        put?: never;
        /** Adds a lesson to the end of a unit, as a draft */
        post: operations["createLesson"];
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
        get: operations["getLesson"];
        /** Replaces a lesson's draft */
        put: operations["replaceLesson"];
        post?: never;
        /** Deletes a lesson with its draft */
        delete: operations["deleteLesson"];
        options?: never;
        head?: never;
        /** Changes a lesson's draft by a JSON merge patch (RFC 7396) */
        patch: operations["patchLesson"];
        trace?: never;
    };
    "/api/v1/courses/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A course for its authors, with the ETag that an edit names */
        get: operations["getCourseDraft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/courses/{id}/draft/lessons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lessons of a course for its authors, with titles and how far they are published */
        get: operations["listDrafts"];
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
        get: operations["getCourse"];
        /** Replaces a course's title, languages, licence and outline */
        put: operations["replaceCourse"];
        post?: never;
        /** Deletes a course; archives one that has learners */
        delete: operations["deleteCourse"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/courses/{id}/authors/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Lets another author edit a course */
        put: operations["addCourseAuthor"];
        post?: never;
        /** Takes an author from a course */
        delete: operations["removeCourseAuthor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lessons/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A lesson's draft, with the ETag that an edit names */
        get: operations["getDraft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lessons/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What learners would get of a lesson's draft, with keys */
        post: operations["previewLesson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quizzes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A published quiz with its keys */
        get: operations["getQuiz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lessons/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes a lesson's draft */
        post: operations["publishLesson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/courses/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes all drafts of a course, or none */
        post: operations["publishCourse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lessons/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A lesson's published versions, the newest first */
        get: operations["listVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lessons/{id}/versions/{n}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One published version of a lesson */
        get: operations["getVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lessons/{id}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What differs between two versions of a lesson */
        get: operations["compareVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lessons/{id}/versions/{n}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a former version the draft */
        post: operations["restoreVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quizzes/{id}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grades a response to a published question, without an attempt */
        post: operations["tryQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/courses/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A course in one file, drafts included */
        get: operations["exportCourse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/courses/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a course in one file, as drafts */
        post: operations["importCourse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lessons/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes lessons of a list of words or of GIFT questions, without saving them */
        post: operations["readLessons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller has uploaded, the newest first */
        get: operations["listMedia"];
        put?: never;
        /** Uploads a picture or a recording */
        post: operations["uploadMedia"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture or a recording, with range requests */
        get: operations["getMedia"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{id}/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known of a picture or a recording: size, licence, author */
        get: operations["getMediaDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attempts/{id}/answers/{questionId}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report a wrong answer that should be accepted, once; at most 50 in 24 hours */
        post: operations["reportAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Answers that learners of a course have reported, the likeliest to be right first */
        get: operations["listReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A reported answer, and how far its regrading has come */
        get: operations["getReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/consequence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many past answers and learners accepting a report would concern */
        get: operations["getReportConsequence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept a reported answer: it is published, and past answers are judged again */
        post: operations["acceptReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dismiss a reported answer */
        post: operations["dismissReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quizzes/{id}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How each question of a quiz is answered: facility, discrimination, time, the commonest wrong answers */
        get: operations["getQuizStatistics"];
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
        /** Start a lesson, a quiz, a review or a practice of mistakes */
        post: operations["startAttempt"];
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
        /** Grade an answer; the first answer to a question stands */
        post: operations["submitAnswer"];
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
        get: operations["getAttempt"];
        put?: never;
        post?: never;
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
        /** End an attempt and pay for it, once */
        post: operations["finishAttempt"];
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
        get: operations["listQuizResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/progress/words/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A word or phrase with its reviews */
        get: operations["getWord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attempts/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take in attempts that were made without a network, each exactly once */
        post: operations["mergeAttempts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lessons/{id}/offline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The questions of the next attempts at a lesson, to be answered without a network */
        get: operations["takeLesson"];
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
        get: operations["getCourseProgress"];
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
        get: operations["getLessonProgress"];
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
        /** The due items of a course, the least remembered first */
        get: operations["getReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/progress/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The words that this learner has met in a course, with their recall now and in a week */
        get: operations["listWords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/progress/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many words and phrases become due, by the learner's local day */
        get: operations["getForecast"];
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
        /** This learner's streak, by their own calendar, and the gems for a freeze of it */
        get: operations["getStreak"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/streak/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Buy a freeze for gems: it covers a missed day */
        post: operations["buyFreeze"];
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
        get: operations["getHistory"];
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
        get: operations["listAchievements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/badges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All badges, and this learner's tier of each */
        get: operations["listBadges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This learner's quests and gems */
        get: operations["listQuests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quests/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a completed quest's reward, once */
        post: operations["claimQuest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/league": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your league: tier, cohort and zones. The cohort is empty until the first XP of the week, and for guests and private profiles */
        get: operations["getLeague"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The milestones of those whom you follow, and your own */
        get: operations["getFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feed/{id}/cheer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cheer a milestone */
        post: operations["cheer"];
        /** Take a cheer back */
        delete: operations["uncheer"];
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
        /** A board: all-time, weekly, monthly (with :previous), friends, league or course:{id}:weekly */
        get: operations["getLeaderboard"];
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
        get: operations["listLeaderboards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How you are reminded */
        get: operations["getReminders"];
        /** Be reminded by email, at your own hours, or no longer. A field that is left out gets its default. Emails go to a confirmed address only */
        put: operations["setReminders"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reminders/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page with a button that ends reminders by email */
        get: operations["askToUnsubscribe"];
        put?: never;
        /** End reminders by email: for the button of a mail program (RFC 8058) */
        post: operations["unsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Version, features, sign-in providers and languages of this server */
        get: operations["describeServer"];
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
        AchievementList: {
            items: components["schemas"]["AchievementView"][];
        };
        AchievementView: {
            id: string;
            title: string;
            description: string;
            /** Format: int64 */
            goal: number;
            /** Format: int64 */
            reached: number;
            /** Format: int32 */
            gems: number;
            /** Format: date-time */
            unlockedAt?: string;
        };
        AdminUserBody: {
            id: string;
            email?: string;
            emailVerified: boolean;
            displayName: string;
            roles: string[];
            hasPassword: boolean;
            /** Format: date-time */
            suspendedAt?: string;
            /** Format: date-time */
            createdAt: string;
        };
        AnswerKey: {
            questionId: string;
            solution: components["schemas"]["Response"];
            language?: string;
            accepted: string[];
            patterns?: string[];
            parts?: components["schemas"]["KeyPart"][];
            /** Format: double */
            min?: number;
            /** Format: double */
            max?: number;
            notes?: {
                [key: string]: string;
            };
            refused?: components["schemas"]["RefusedAnswer"][];
        };
        AnswerProgress: {
            /** Format: int32 */
            answered: number;
            /** Format: int32 */
            total: number;
            /** Format: int32 */
            correct: number;
        };
        AnswerRequest: {
            questionId: string;
            response?: null | components["schemas"]["Response"];
            /** @description Rounded to a whole number */
            elapsedMs?: null | number;
        };
        AnswerView: {
            questionId: string;
            correct: boolean;
            verdict: components["schemas"]["Verdict"];
            /** Format: double */
            credit: number;
            feedback?: components["schemas"]["Feedback"];
            response?: components["schemas"]["Response"];
            solution: components["schemas"]["Response"];
            progress: components["schemas"]["AnswerProgress"];
            appended?: components["schemas"]["QuestionView"][];
        };
        /** @enum {string} */
        AttemptKind: "lesson" | "quiz" | "review" | "mistakes";
        AttemptRequest: {
            kind: components["schemas"]["AttemptKind"];
            lessonId?: null | string;
            quizId?: null | string;
            courseId?: null | string;
            repeatMistakes?: null | boolean;
        };
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
            lesson?: components["schemas"]["LessonState"];
            unlocked: components["schemas"]["Unlocked"][];
            passed?: boolean;
        };
        AttemptView: {
            id: string;
            kind: components["schemas"]["AttemptKind"];
            courseId: string;
            lessonId?: string;
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
            result?: components["schemas"]["AttemptResult"];
        };
        AuditEntry: {
            id: string;
            /** Format: date-time */
            at: string;
            actorId: string;
            action: string;
            targetId: string;
            detail?: string;
        };
        AuditItem: {
            action: string;
            detail?: string;
            /** Format: date-time */
            at: string;
        };
        AuthoredLine: {
            speaker?: string;
            text?: string;
            audio?: string;
            image?: string;
            options?: components["schemas"]["AuthoredOption"][];
        };
        AuthoredOption: {
            text: string;
            image?: string;
            correct?: boolean;
            feedback?: string;
        };
        AuthoredRow: {
            label: string;
            prompt?: string;
            answers: string[];
        };
        AuthoredSpan: {
            text: string;
            correct?: boolean;
        };
        BadgeList: {
            items: components["schemas"]["BadgeView"][];
        };
        BadgeView: {
            id: string;
            title: string;
            description: string;
            image: string;
            tier?: string;
            /** Format: date-time */
            earnedAt?: string;
            /** Format: int64 */
            reached: number;
            next?: components["schemas"]["NextTier"];
        };
        BatchRequest: {
            attempts: components["schemas"]["OfflineAttempt"][];
        };
        BatchResult: {
            items: components["schemas"]["MergedAttempt"][];
        };
        Blank: {
            label?: string;
            before?: string;
            after?: string;
            options?: components["schemas"]["Option"][];
        };
        Blocked: {
            id: string;
            displayName: string;
            /** Format: date-time */
            since: string;
        };
        BlockPage: {
            items: components["schemas"]["Blocked"][];
            nextCursor: null | string;
        };
        BoardEntry: {
            board: string;
            period: string;
            /** Format: date-time */
            endsAt?: string;
            /** Format: int32 */
            total: number;
            me?: components["schemas"]["LeaderboardPlace"];
        };
        BoardList: {
            items: components["schemas"]["BoardEntry"][];
        };
        ChangeEmailRequest: {
            email: string;
            password?: null | string;
        };
        ChangeOfDictionaryTerm: {
            from?: components["schemas"]["DictionaryTerm"];
            to?: components["schemas"]["DictionaryTerm"];
        };
        ChangeOfExercise: {
            from?: components["schemas"]["Exercise"];
            to?: components["schemas"]["Exercise"];
        };
        ChangeOfPhraseSource: {
            from?: components["schemas"]["PhraseSource"];
            to?: components["schemas"]["PhraseSource"];
        };
        ChangeOfString: {
            from?: string;
            to?: string;
        };
        ChangeOfWordSource: {
            from?: components["schemas"]["WordSource"];
            to?: components["schemas"]["WordSource"];
        };
        ChangePasswordRequest: {
            currentPassword?: null | string;
            newPassword: string;
        };
        ChangeProfileRequest: {
            displayName?: null | string;
            avatar?: null | string;
            timeZone?: null | string;
            preferences?: null | {
                [key: string]: unknown;
            };
            private?: null | boolean;
        };
        ChangeRemindersRequest: {
            email?: null | boolean;
            streak?: null | boolean;
            league?: null | boolean;
            words?: null | boolean;
            hours?: null | number[];
            /** Format: int32 */
            quietFrom?: null | number;
            /** Format: int32 */
            quietTo?: null | number;
        };
        Cheered: {
            /** Format: int32 */
            cheers: number;
            mine: boolean;
        };
        Claimed: {
            id: string;
            /** Format: int32 */
            earned: number;
            /** Format: int32 */
            gems: number;
        };
        Consequence: {
            /** Format: int32 */
            answers: number;
            /** Format: int32 */
            learners: number;
            complete: boolean;
        };
        ContentBlock: {
            kind: string;
            markdown: string;
        };
        CourseDraftView: {
            id: string;
            title: string;
            language: components["schemas"]["Language"];
            forSpeakersOf: components["schemas"]["Language"];
            license?: components["schemas"]["License"];
            repository?: string;
            specialCharacters: string[];
            policies: components["schemas"]["CoursePolicies"];
            units: components["schemas"]["UnitSource"][];
            status: components["schemas"]["CourseStatus"];
            /** Format: int32 */
            version?: number;
            /** Format: date-time */
            updatedAt: string;
        };
        CourseFile: {
            format: string;
            id: string;
            title: string;
            language: components["schemas"]["Language"];
            forSpeakersOf: components["schemas"]["Language"];
            license?: components["schemas"]["License"];
            repository?: string;
            specialCharacters?: string[];
            hasAudio?: boolean;
            policies?: components["schemas"]["PolicyRequest"];
            units: components["schemas"]["FileUnit"][];
        };
        CourseOutline: {
            id: string;
            title: string;
            language: components["schemas"]["Language"];
            forSpeakersOf: components["schemas"]["Language"];
            /** Format: int32 */
            version: number;
            license?: components["schemas"]["License"];
            repository?: string;
            specialCharacters: string[];
            policies: components["schemas"]["CoursePolicies"];
            units: components["schemas"]["OutlineUnit"][];
        };
        CoursePage: {
            items: components["schemas"]["CourseSummary"][];
            nextCursor: null | string;
        };
        CoursePolicies: {
            /**
             * Format: double
             * @default 0.6
             */
            passMark: number;
            unlock: components["schemas"]["UnlockPolicy"];
        };
        CourseProgress: {
            total: components["schemas"]["CourseTotal"];
            lessons: components["schemas"]["LessonStanding"][];
        };
        CourseRequest: {
            id?: null | string;
            title: string;
            language: components["schemas"]["Language"];
            forSpeakersOf: components["schemas"]["Language"];
            license?: null | components["schemas"]["License"];
            repository?: null | string;
            specialCharacters?: null | string[];
            policies?: null | components["schemas"]["PolicyRequest"];
            units?: null | components["schemas"]["Unit"][];
        };
        /** @enum {string} */
        CourseStatus: "draft" | "published" | "archived";
        CourseSummary: {
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
            status: components["schemas"]["CourseStatus"];
        };
        CourseTotal: {
            courseId: string;
            title?: string;
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
        DictionaryTerm: {
            term: string;
            meanings: string[];
        };
        DraftList: {
            items: components["schemas"]["DraftSummary"][];
        };
        /** @enum {string} */
        DraftStatus: "draft" | "published" | "changed";
        DraftSummary: {
            id: string;
            title: string;
            status: components["schemas"]["DraftStatus"];
            /** Format: int32 */
            publishedVersion?: number;
        };
        DraftView: {
            id: string;
            courseId: string;
            unitId: string;
            title: string;
            introduction?: string;
            words: components["schemas"]["WordSource"][];
            phrases: components["schemas"]["PhraseSource"][];
            glossary: components["schemas"]["DictionaryTerm"][];
            exercises?: components["schemas"]["Exercise"][];
            omittedQuestions?: string[];
            status: components["schemas"]["DraftStatus"];
            /** Format: int32 */
            publishedVersion?: number;
            /** Format: date-time */
            updatedAt: string;
        };
        DueDay: {
            date: string;
            /** Format: int32 */
            due: number;
        };
        DueForecast: {
            timeZone: string;
            /** Format: int32 */
            overdue: number;
            days: components["schemas"]["DueDay"][];
        };
        DueItem: {
            itemId: string;
            lessonId: string;
            /** Format: double */
            recall: number;
            /** Format: date-time */
            due: string;
        };
        DueReviews: {
            courseId: string;
            /** Format: int32 */
            due: number;
            /** Format: int32 */
            learnt: number;
            items: components["schemas"]["DueItem"][];
        };
        EmailItem: {
            kind: components["schemas"]["EmailKind"];
            address?: string;
            detail?: string;
            /** Format: date-time */
            askedAt: string;
        };
        /** @enum {string} */
        EmailKind: "VerifyEmail" | "ResetPassword" | "PasswordChanged" | "ConfirmNewEmail" | "EmailChanged" | "NewDevice" | "StreakEnds" | "LeagueCloses" | "WordsDue";
        ExchangeCodeRequest: {
            code: string;
            verifier?: null | string;
            session?: null | string;
        };
        Exercise: components["schemas"]["ExerciseChoiceExercise"] | components["schemas"]["ExerciseTextExercise"] | components["schemas"]["ExerciseTranslateExercise"] | components["schemas"]["ExerciseArrangeExercise"] | components["schemas"]["ExerciseMatchExercise"] | components["schemas"]["ExerciseListenExercise"] | components["schemas"]["ExerciseMultiExercise"] | components["schemas"]["ExerciseImageChoiceExercise"] | components["schemas"]["ExerciseTrueFalseExercise"] | components["schemas"]["ExerciseClozeExercise"] | components["schemas"]["ExerciseClozeSelectExercise"] | components["schemas"]["ExerciseOrderExercise"] | components["schemas"]["ExerciseHottextExercise"] | components["schemas"]["ExerciseNumericExercise"] | components["schemas"]["ExerciseTableExercise"] | components["schemas"]["ExerciseCharacterExercise"] | components["schemas"]["ExerciseFlashcardExercise"] | components["schemas"]["ExerciseSpokenExercise"] | components["schemas"]["ExerciseStoryExercise"];
        ExerciseArrangeExercise: {
            /** @enum {string} */
            type?: "arrange";
            solutions: null | string[];
            extraTiles?: null | string[];
            id?: null | string;
            replaces?: null | string;
            prompt?: null | components["schemas"]["Prompt"];
        };
        ExerciseCharacterExercise: {
            /** @enum {string} */
            type?: "character";
            pairs: null | unknown[];
            id?: null | string;
            replaces?: null | string;
            prompt?: null | components["schemas"]["Prompt"];
        };
        ExerciseChoiceExercise: {
            /** @enum {string} */
            type?: "choice";
            options: null | components["schemas"]["AuthoredOption"][];
            id?: null | string;
            replaces?: null | string;
            prompt?: null | components["schemas"]["Prompt"];
        };
        ExerciseClozeExercise: {
            /** @enum {string} */
            type?: "cloze";
            text: null | string;
            id?: null | string;
            replaces?: null | string;
            prompt?: null | components["schemas"]["Prompt"];
        };
        ExerciseClozeSelectExercise: {
            /** @enum {string} */
            type?: "cloze_select";
            text: null | string;
            id?: null | string;
            replaces?: null | string;
            prompt?: null | components["schemas"]["Prompt"];
        };
        ExerciseFlashcardExercise: {
            /** @enum {string} */
            type?: "flashcard";
            front: null | string;
            back: null | string;
            id?: null | string;
            replaces?: null | string;
            prompt?: null | components["schemas"]["Prompt"];
        };
        ExerciseHottextExercise: {
            /** @enum {string} */
            type?: "hottext";
            spans: null | components["schemas"]["AuthoredSpan"][];
            id?: null | string;
            replaces?: null | string;
            prompt?: null | components["schemas"]["Prompt"];
        };
        ExerciseImageChoiceExercise: {
            /** @enum {string} */
            type?: "image_choice";
            options: null | components["schemas"]["AuthoredOption"][];
            id?: null | string;
            replaces?: null | string;
            prompt?: null | components["schemas"]["Prompt"];
        };
        ExerciseListenExercise: {
            /** @enum {string} */
            type?: "listen";
            answers: null | string[];
            refused?: null | components["schemas"]["RefusedAnswer"][];
            id?: null | string;
            replaces?: null | string;
            prompt?: null | components["schemas"]["Prompt"];
        };
        ExerciseMatchExercise: {
            /** @enum {string} */
            type?: "match";
            pairs: null | string[][];
            id?: null | string;
            replaces?: null | string;
            prompt?: null | components["schemas"]["Prompt"];
        };
        ExerciseMultiExercise: {
            /** @enum {string} */
            type?: "multi";
            options: null | components["schemas"]["AuthoredOption"][];
            id?: null | string;
            replaces?: null | string;
            prompt?: null | components["schemas"]["Prompt"];
        };
        ExerciseNumericExercise: {
            /** @enum {string} */
            type?: "numeric";
            /** Format: double */
            value?: null | number;
            /** Format: double */
            tolerance?: null | number;
            /** Format: double */
            min?: null | number;
            /** Format: double */
            max?: null | number;
            id?: null | string;
            replaces?: null | string;
            prompt?: null | components["schemas"]["Prompt"];
        };
        ExerciseOrderExercise: {
            /** @enum {string} */
            type?: "order";
            items: null | string[];
            id?: null | string;
            replaces?: null | string;
            prompt?: null | components["schemas"]["Prompt"];
        };
        ExerciseSpokenExercise: {
            /** @enum {string} */
            type?: "spoken";
            answers: null | string[];
            refused?: null | components["schemas"]["RefusedAnswer"][];
            id?: null | string;
            replaces?: null | string;
            prompt?: null | components["schemas"]["Prompt"];
        };
        ExerciseStoryExercise: {
            /** @enum {string} */
            type?: "story";
            lines: null | components["schemas"]["AuthoredLine"][];
            id?: null | string;
            replaces?: null | string;
            prompt?: null | components["schemas"]["Prompt"];
        };
        ExerciseTableExercise: {
            /** @enum {string} */
            type?: "table";
            rows: null | components["schemas"]["AuthoredRow"][];
            id?: null | string;
            replaces?: null | string;
            prompt?: null | components["schemas"]["Prompt"];
        };
        ExerciseTextExercise: {
            /** @enum {string} */
            type?: "text";
            answers: null | string[];
            refused?: null | components["schemas"]["RefusedAnswer"][];
            id?: null | string;
            replaces?: null | string;
            prompt?: null | components["schemas"]["Prompt"];
        };
        ExerciseTranslateExercise: {
            /** @enum {string} */
            type?: "translate";
            answers: null | string[];
            refused?: null | components["schemas"]["RefusedAnswer"][];
            id?: null | string;
            replaces?: null | string;
            prompt?: null | components["schemas"]["Prompt"];
        };
        ExerciseTrueFalseExercise: {
            /** @enum {string} */
            type?: "true_false";
            answer: null | boolean;
            id?: null | string;
            replaces?: null | string;
            prompt?: null | components["schemas"]["Prompt"];
        };
        ExportAccountResponse: {
            /** Format: date-time */
            exportedAt: string;
            account: components["schemas"]["UserBody"];
            identities: components["schemas"]["IdentityItem"][];
            sessions: components["schemas"]["ListSessionsItem"][];
            links: components["schemas"]["LinkItem"][];
            emails: components["schemas"]["EmailItem"][];
            audit: components["schemas"]["AuditItem"][];
            modules: {
                [key: string]: unknown;
            };
        };
        Feedback: {
            words?: components["schemas"]["WordFeedback"][];
            pairs?: components["schemas"]["Pair"][];
            note?: string;
            closest?: string;
            parts?: components["schemas"]["PartFeedback"][];
        };
        FeedItem: {
            id: string;
            userId: string;
            displayName: string;
            avatar?: string;
            kind: components["schemas"]["MilestoneKind"];
            title?: string;
            tier?: string;
            /** Format: date-time */
            at: string;
            /** Format: int32 */
            cheers: number;
            mine: boolean;
        };
        FeedPage: {
            items: components["schemas"]["FeedItem"][];
            nextCursor: null | string;
        };
        FileLesson: {
            id?: string;
            title: string;
            introduction?: string;
            words?: components["schemas"]["WordSource"][];
            phrases?: components["schemas"]["PhraseSource"][];
            glossary?: components["schemas"]["DictionaryTerm"][];
            exercises?: components["schemas"]["Exercise"][];
            omittedQuestions?: string[];
        };
        FileUnit: {
            id?: string;
            title: string;
            lessons?: components["schemas"]["FileLesson"][];
        };
        ForgotPasswordRequest: {
            email: string;
        };
        FoundLessons: {
            lessons: components["schemas"]["FileLesson"][];
            warnings: components["schemas"]["Warning"][];
        };
        Friend: {
            user: components["schemas"]["PublicUser"];
            /** Format: date-time */
            since: string;
            following: boolean;
            followsYou: boolean;
        };
        FriendPage: {
            items: components["schemas"]["Friend"][];
            nextCursor: null | string;
        };
        GetMetaResponse: {
            version: string;
            build?: string;
            features: string[];
            providers: components["schemas"]["SignInProvider"][];
            languages: string[];
        };
        GrantRoleRequest: {
            roles: string[];
        };
        History: {
            timeZone: string;
            days: components["schemas"]["HistoryDay"][];
        };
        HistoryDay: {
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
            minutes: number;
            /** Format: double */
            accuracy?: number;
        };
        IdentityItem: {
            provider: string;
            subject: string;
            email?: string;
            /** Format: date-time */
            linkedAt: string;
        };
        IdTokenSignInRequest: {
            idToken: string;
            nonce?: null | string;
        };
        ImportedCourse: {
            courseId: string;
            /** Format: int32 */
            lessonsAdded: number;
            /** Format: int32 */
            lessonsChanged: number;
            /** Format: int32 */
            lessonsUnchanged: number;
            /** Format: int32 */
            lessonsRemoved: number;
        };
        /** @enum {string} */
        ItemKind: "word" | "phrase";
        ItemStanding: {
            itemId: string;
            isWord: boolean;
            known: boolean;
            /** Format: double */
            recall: number;
            /** Format: date-time */
            due: string;
        };
        Jwk: {
            kty: string;
            crv: string;
            use: string;
            alg: string;
            kid: string;
            x: string;
            y: string;
        };
        KeyedQuestion: {
            question: components["schemas"]["Question"];
            key: components["schemas"]["AnswerKey"];
        };
        KeyedQuiz: {
            id: string;
            /** Format: int32 */
            version: number;
            courseId: string;
            lessonId: string;
            title: string;
            /** Format: date-time */
            updatedAt: string;
            questions: components["schemas"]["KeyedQuestion"][];
        };
        KeyPart: {
            accepted: string[];
            patterns?: string[];
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
            avatar?: string;
            /** Format: int64 */
            score: number;
            learning?: boolean;
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
            endsAt?: string;
            /** Format: int64 */
            version: number;
            /** Format: int32 */
            total: number;
            items: components["schemas"]["LeaderboardItem"][];
            me?: components["schemas"]["LeaderboardPlace"];
        };
        LeaguePlace: {
            /** Format: int32 */
            rank: number;
            /** Format: int64 */
            score: number;
            zone: components["schemas"]["Zone"];
        };
        LeagueResult: {
            week: string;
            tier: string;
            /** Format: int32 */
            rank: number;
            /** Format: int32 */
            of: number;
            /** Format: int64 */
            score: number;
            zone: components["schemas"]["Zone"];
            /** Format: date-time */
            at: string;
        };
        LeagueRow: {
            /** Format: int32 */
            rank: number;
            userId: string;
            displayName: string;
            avatar?: string;
            /** Format: int64 */
            score: number;
            zone: components["schemas"]["Zone"];
            learning: boolean;
        };
        LeagueView: {
            tier: string;
            tiers: string[];
            period: string;
            /** Format: date-time */
            endsAt: string;
            cohort: components["schemas"]["LeagueRow"][];
            /** Format: int32 */
            up: number;
            /** Format: int32 */
            down: number;
            me?: components["schemas"]["LeaguePlace"];
            last?: components["schemas"]["LeagueResult"];
        };
        LearnerProgress: {
            courses: components["schemas"]["CourseTotal"][];
        };
        LessonContent: {
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
            media?: components["schemas"]["MediaView"][];
        };
        LessonDetail: {
            lessonId: string;
            courseId: string;
            state: components["schemas"]["LessonState"];
            /** Format: int32 */
            wordsSeen: number;
            /** Format: int32 */
            wordsKnown: number;
            items: components["schemas"]["ItemStanding"][];
        };
        LessonDiff: {
            title?: components["schemas"]["ChangeOfString"];
            introduction?: components["schemas"]["ChangeOfString"];
            words: components["schemas"]["PartOfWordSource"];
            phrases: components["schemas"]["PartOfPhraseSource"];
            glossary: components["schemas"]["PartOfDictionaryTerm"];
            exercises: components["schemas"]["PartOfExercise"];
            omittedQuestions: components["schemas"]["PartOfString"];
        };
        LessonPage: {
            items: components["schemas"]["LessonSummary"][];
            nextCursor: null | string;
        };
        LessonPreview: {
            lesson: components["schemas"]["LessonContent"];
            questions: components["schemas"]["KeyedQuestion"][];
        };
        LessonRequest: {
            id?: null | string;
            courseId?: null | string;
            unitId?: null | string;
            title: string;
            introduction?: null | string;
            words?: null | components["schemas"]["WordSource"][];
            phrases?: null | components["schemas"]["PhraseSource"][];
            glossary?: null | components["schemas"]["DictionaryTerm"][];
            exercises?: null | components["schemas"]["Exercise"][];
            omittedQuestions?: null | string[];
        };
        LessonSource: {
            title: string;
            introduction?: string;
            words: components["schemas"]["WordSource"][];
            phrases: components["schemas"]["PhraseSource"][];
            glossary: components["schemas"]["DictionaryTerm"][];
            exercises?: components["schemas"]["Exercise"][];
            omittedQuestions?: string[];
        };
        LessonStanding: {
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
            lastDoneAt?: string;
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
        /** @enum {string} */
        LessonStatus: "new" | "started" | "done";
        LessonSummary: {
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
        LessonVersion: {
            lessonId: string;
            courseId: string;
            /** Format: int32 */
            version: number;
            source: components["schemas"]["LessonSource"];
            /** Format: date-time */
            publishedAt: string;
        };
        LessonWord: {
            id: string;
            text: string;
            translation: string;
            images: string[];
        };
        License: {
            name: string;
            shortName?: string;
            link?: string;
        };
        LinkedIdentity: {
            provider: string;
            email?: string;
            /** Format: date-time */
            linkedAt: string;
        };
        LinkIdentityRequest: {
            code?: null | string;
            verifier?: null | string;
            provider?: null | string;
            idToken?: null | string;
            nonce?: null | string;
        };
        LinkItem: {
            purpose: string;
            email: string;
            /** Format: date-time */
            expiresAt: string;
        };
        ListAuditResponse: {
            items: components["schemas"]["AuditEntry"][];
            nextCursor: null | string;
        };
        ListIdentitiesResponse: {
            items: components["schemas"]["LinkedIdentity"][];
        };
        ListProvidersItem: {
            id: string;
            name: string;
            kind: string;
        };
        ListProvidersResponse: {
            items: components["schemas"]["ListProvidersItem"][];
        };
        ListSessionsItem: {
            id: string;
            current: boolean;
            method: string;
            userAgent?: string;
            address?: string;
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
            email: string;
            password: string;
            session?: null | string;
        };
        LogOutRequest: {
            refreshToken?: null | string;
            session?: null | string;
        };
        MediaPage: {
            items: components["schemas"]["MediaView"][];
            nextCursor: null | string;
        };
        MediaView: {
            id: string;
            url: string;
            type: string;
            /** Format: int64 */
            bytes: number;
            /** Format: int32 */
            width?: number;
            /** Format: int32 */
            height?: number;
            /** Format: double */
            seconds?: number;
            license?: string;
            author?: string;
            /** Format: date-time */
            uploadedAt: string;
        };
        MergedAttempt: {
            clientId: string;
            attemptId?: string;
            status: components["schemas"]["MergeStatus"];
            result?: components["schemas"]["AttemptResult"];
            code?: string;
        };
        /** @enum {string} */
        MergeStatus: "finished" | "open" | "refused";
        /** @enum {string} */
        MilestoneKind: "achievement" | "badge" | "promotion";
        ModerationRequest: {
            reason?: null | string;
        };
        NextTier: {
            tier: string;
            /** Format: int64 */
            goal: number;
            /** Format: int32 */
            gems: number;
        };
        OfflineAnswer: {
            /** Format: date-time */
            at?: string;
            questionId: string;
            response?: components["schemas"]["Response"];
            /** @description Rounded to a whole number */
            elapsedMs?: number;
        };
        OfflineAttempt: {
            clientId: string;
            /** Format: date-time */
            startedAt?: string;
            answers?: components["schemas"]["OfflineAnswer"][];
            /** Format: date-time */
            finishedAt?: string;
            kind: components["schemas"]["AttemptKind"];
            lessonId?: string;
            quizId?: string;
            courseId?: string;
            repeatMistakes?: boolean;
        };
        OpenGuestRequest: {
            timeZone?: null | string;
            session?: null | string;
        };
        Option: {
            id: string;
            text: string;
            image?: string;
        };
        OutlineLesson: {
            id: string;
            title: string;
            quizId: string;
            state: components["schemas"]["LessonState"];
            locked: boolean;
        };
        OutlineUnit: {
            id: string;
            title: string;
            lessons: components["schemas"]["OutlineLesson"][];
        };
        Pair: {
            left: string;
            right: string;
        };
        PartFeedback: {
            part: string;
            verdict: components["schemas"]["Verdict"];
            closest?: string;
            note?: string;
        };
        PartOfDictionaryTerm: {
            added: components["schemas"]["DictionaryTerm"][];
            changed: components["schemas"]["ChangeOfDictionaryTerm"][];
            removed: components["schemas"]["DictionaryTerm"][];
        };
        PartOfExercise: {
            added: components["schemas"]["Exercise"][];
            changed: components["schemas"]["ChangeOfExercise"][];
            removed: components["schemas"]["Exercise"][];
        };
        PartOfPhraseSource: {
            added: components["schemas"]["PhraseSource"][];
            changed: components["schemas"]["ChangeOfPhraseSource"][];
            removed: components["schemas"]["PhraseSource"][];
        };
        PartOfString: {
            added: string[];
            changed: components["schemas"]["ChangeOfString"][];
            removed: string[];
        };
        PartOfWordSource: {
            added: components["schemas"]["WordSource"][];
            changed: components["schemas"]["ChangeOfWordSource"][];
            removed: components["schemas"]["WordSource"][];
        };
        PastReview: {
            /** Format: date-time */
            at: string;
            correct: boolean;
            /** Format: int32 */
            rating: number;
            /** Format: double */
            daysSince?: number;
            /** Format: double */
            recallBefore?: number;
            /** Format: double */
            intervalDays: number;
            /** Format: double */
            stability: number;
            /** Format: double */
            difficulty: number;
        };
        PhraseSource: {
            alternatives?: string[];
            alternativeTranslations?: string[];
            text: string;
            translation: string;
            images?: string[];
            audio?: string;
        };
        PolicyRequest: {
            /** Format: double */
            passMark?: null | number;
            unlock?: null | components["schemas"]["UnlockPolicy"];
        };
        /** @description RFC 9457. The code is stable; title and detail are for people. */
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @example attempt_incomplete */
            code: string;
            detail?: string;
            /** @description For each refused field, why */
            errors?: {
                [key: string]: string[];
            };
            traceId?: string;
        };
        Prompt: {
            text?: string;
            language?: string;
            audio?: string;
            image?: string;
        };
        PublicUser: {
            id: string;
            displayName: string;
            avatar?: string;
            /** Format: int64 */
            xp: number;
            /** Format: int32 */
            streak: number;
            tier?: string;
        };
        PublishedCourse: {
            id: string;
            /** Format: int32 */
            version: number;
            lessons: components["schemas"]["PublishedLesson"][];
        };
        PublishedLesson: {
            id: string;
            /** Format: int32 */
            version: number;
            /** Format: int32 */
            questions: number;
        };
        PublishKeysResponse: {
            keys: components["schemas"]["Jwk"][];
        };
        Question: {
            id: string;
            type: components["schemas"]["QuestionType"];
            itemIds: string[];
            /** Format: int32 */
            level: number;
            prompt: components["schemas"]["Prompt"];
            options?: components["schemas"]["Option"][];
            tiles?: components["schemas"]["Tile"][];
            left?: components["schemas"]["Tile"][];
            right?: components["schemas"]["Tile"][];
            blanks?: components["schemas"]["Blank"][];
            spans?: components["schemas"]["Tile"][];
            back?: string;
            lines?: components["schemas"]["StoryLine"][];
        };
        QuestionStatistics: {
            questionId: string;
            type: components["schemas"]["QuestionType"];
            prompt: components["schemas"]["Prompt"];
            /** Format: int32 */
            answers: number;
            /** Format: int32 */
            skipped: number;
            /** Format: int32 */
            left: number;
            /** Format: double */
            facility?: number;
            /** Format: double */
            discrimination?: number;
            /** Format: int32 */
            medianMs?: number;
            wrong: components["schemas"]["WrongAnswer"][];
        };
        /** @enum {string} */
        QuestionType: "choice" | "text" | "translate" | "arrange" | "match" | "listen" | "multi" | "image_choice" | "true_false" | "cloze" | "cloze_select" | "order" | "hottext" | "numeric" | "table" | "character" | "flashcard" | "spoken" | "story";
        QuestionView: {
            id: string;
            type: components["schemas"]["QuestionType"];
            prompt: components["schemas"]["Prompt"];
            options?: components["schemas"]["Option"][];
            tiles?: components["schemas"]["Tile"][];
            left?: components["schemas"]["Tile"][];
            right?: components["schemas"]["Tile"][];
            blanks?: components["schemas"]["Blank"][];
            spans?: components["schemas"]["Tile"][];
            back?: string;
            lines?: components["schemas"]["StoryLine"][];
        };
        QuestList: {
            items: components["schemas"]["QuestView"][];
            /** Format: int32 */
            gems: number;
        };
        /** @enum {string} */
        QuestPeriod: "daily" | "weekly" | "monthly";
        QuestReward: {
            /** Format: int32 */
            gems: number;
        };
        QuestView: {
            id: string;
            period: components["schemas"]["QuestPeriod"];
            title: string;
            /** Format: int64 */
            goal: number;
            /** Format: int64 */
            progress: number;
            reward: components["schemas"]["QuestReward"];
            isCompleted: boolean;
            claimed: boolean;
            /** Format: date-time */
            endsAt?: string;
        };
        QuizResult: {
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
        RefusedAnswer: {
            text: string;
            feedback?: string;
        };
        /** @enum {string} */
        RegradeStatus: "running" | "done";
        RegradeView: {
            status: components["schemas"]["RegradeStatus"];
            /** Format: int64 */
            attempts: number;
            /** Format: int64 */
            answers: number;
        };
        ReminderSettings: {
            email: boolean;
            streak: boolean;
            league: boolean;
            words: boolean;
            hours: number[];
            /** Format: int32 */
            quietFrom: number;
            /** Format: int32 */
            quietTo: number;
        };
        ReportedView: {
            questionId: string;
            status: components["schemas"]["ReportStatus"];
        };
        ReportNote: {
            reason: components["schemas"]["ReportReason"];
            suggestion: string;
            /** Format: date-time */
            at: string;
        };
        ReportPage: {
            items: components["schemas"]["ReportView"][];
            nextCursor: null | string;
        };
        /** @enum {string} */
        ReportReason: "answer" | "question" | "other";
        ReportRequest: {
            reason: components["schemas"]["ReportReason"];
            suggestion?: null | string;
        };
        /** @enum {string} */
        ReportStatus: "open" | "accepted" | "dismissed";
        ReportView: {
            id: string;
            courseId: string;
            lessonId: string;
            quizId: string;
            questionId: string;
            type?: components["schemas"]["QuestionType"];
            prompt?: components["schemas"]["Prompt"];
            answer: string;
            closest: string;
            /** Format: double */
            likelihood: number;
            /** Format: int32 */
            reporters: number;
            notes: components["schemas"]["ReportNote"][];
            status: components["schemas"]["ReportStatus"];
            /** Format: date-time */
            firstAt: string;
            /** Format: date-time */
            lastAt: string;
            /** Format: date-time */
            decidedAt?: string;
            /** Format: int32 */
            version?: number;
            regrade?: components["schemas"]["RegradeView"];
        };
        ResetPasswordRequest: {
            token: string;
            newPassword: string;
        };
        /** @description By question type: an option id or a typed text; a list of tile ids, option ids or blanks; a list of pairs [leftId, rightId]. */
        Response: string | string[] | string[][];
        ResultPage: {
            items: components["schemas"]["QuizResult"][];
            nextCursor: null | string;
        };
        RotateRefreshTokenRequest: {
            refreshToken?: null | string;
            session?: null | string;
        };
        SearchUsersResponse: {
            items: components["schemas"]["AdminUserBody"][];
            nextCursor: null | string;
        };
        SessionTokens: {
            user: components["schemas"]["UserBody"];
            accessToken: string;
            refreshToken?: string;
            tokenType: string;
            /** Format: int32 */
            expiresIn: number;
        };
        SignInProvider: {
            id: string;
            name: string;
        };
        SignUpRequest: {
            email: string;
            password: string;
            displayName: string;
            timeZone?: null | string;
            session?: null | string;
        };
        StatisticsView: {
            quizId: string;
            /** Format: int32 */
            version: number;
            /** Format: date-time */
            asOf: string;
            /** Format: int32 */
            attempts: number;
            complete: boolean;
            questions: components["schemas"]["QuestionStatistics"][];
        };
        StoryLine: {
            speaker?: string;
            text?: string;
            audio?: string;
            image?: string;
            options?: components["schemas"]["Option"][];
        };
        StreakStatus: {
            /** Format: int32 */
            days: number;
            active: boolean;
            /** Format: int32 */
            freezes: number;
        };
        StreakView: {
            /** Format: int32 */
            days: number;
            active: boolean;
            /** Format: int32 */
            freezes: number;
            /** Format: int32 */
            longest: number;
            lastActiveDay?: string;
            timeZone: string;
            /** Format: int32 */
            maxFreezes: number;
            /** Format: int32 */
            gems: number;
            /** Format: int32 */
            freezePrice: number;
        };
        TakenLesson: {
            lessonId: string;
            questions: components["schemas"]["QuestionView"][];
            plans: string[][];
        };
        Tile: {
            id: string;
            text: string;
        };
        TriedQuestion: {
            questionId: string;
            correct: boolean;
            verdict: components["schemas"]["Verdict"];
            /** Format: double */
            credit: number;
            feedback?: components["schemas"]["Feedback"];
            solution: components["schemas"]["Response"];
        };
        TryRequest: {
            questionId: string;
            response?: null | components["schemas"]["Response"];
        };
        Unit: {
            id?: string;
            title: string;
            lessons?: string[];
        };
        UnitSource: {
            id: string;
            title: string;
            lessons: string[];
        };
        Unlocked: {
            kind: string;
            id: string;
            title: string;
        };
        /**
         * @default open
         * @enum {string}
         */
        UnlockPolicy: "open" | "inOrder";
        UserBody: {
            id: string;
            email?: string;
            emailVerified: boolean;
            displayName: string;
            avatar?: string;
            timeZone: string;
            roles: string[];
            /** Format: date-time */
            createdAt: string;
            preferences: {
                [key: string]: unknown;
            };
            guest: boolean;
            private: boolean;
        };
        /** @enum {string} */
        Verdict: "correct" | "typo" | "accent" | "wrong" | "skipped";
        VerifyEmailRequest: {
            token: string;
        };
        VersionPage: {
            items: components["schemas"]["VersionSummary"][];
            nextCursor: null | string;
        };
        VersionSummary: {
            /** Format: int32 */
            version: number;
            title: string;
            /** Format: int32 */
            words: number;
            /** Format: int32 */
            phrases: number;
            /** Format: date-time */
            publishedAt: string;
        };
        Warning: {
            /** Format: int32 */
            line: number;
            /** Format: int32 */
            column: number;
            message: string;
        };
        WordFeedback: {
            typed?: string;
            expected?: string;
            reason: components["schemas"]["WordReason"];
            gloss?: string;
        };
        WordHistory: {
            word: components["schemas"]["WordStanding"];
            reviews: components["schemas"]["PastReview"][];
            complete: boolean;
        };
        WordPage: {
            items: components["schemas"]["WordStanding"][];
            nextCursor: null | string;
            /** Format: int32 */
            total: number;
        };
        /** @enum {string} */
        WordReason: "changed" | "missing" | "extra" | "order" | "accent" | "spelling" | "typo" | "otherWord";
        WordSource: {
            synonyms?: string[];
            alsoAccepted?: string[];
            text: string;
            translation: string;
            images?: string[];
            audio?: string;
        };
        WordStanding: {
            itemId: string;
            lessonId: string;
            courseId: string;
            kind: components["schemas"]["ItemKind"];
            text: string;
            meaning: string;
            audio?: string;
            known: boolean;
            /** Format: double */
            recall: number;
            /** Format: double */
            recallInAWeek: number;
            /** Format: double */
            stability: number;
            /** Format: double */
            difficulty: number;
            /** Format: date-time */
            due: string;
            /** Format: date-time */
            lastSeen?: string;
            /** Format: int32 */
            timesSeen: number;
            /** Format: int32 */
            timesForgotten: number;
        };
        WrongAnswer: {
            answer: string;
            /** Format: int32 */
            count: number;
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
        /** @enum {string} */
        Zone: "up" | "stay" | "down";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getSigningKeys: {
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
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getMe: {
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
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    eraseMe: {
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
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `fresh_login_required`: This needs a fresh login: sign in again first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fresh_login_required";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    changeMe: {
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
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_request" | "invalid_idempotency_key" | "malformed_json" | "bad_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    signUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
                    "application/json": components["schemas"]["SessionTokens"];
                };
            };
            /**
             * @description `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `https_required`: A session is kept in a cookie only over https. Behind a proxy that ends TLS, configure KnownProxies or PublicUrl.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_request" | "https_required" | "invalid_idempotency_key" | "malformed_json" | "bad_request";
                    };
                };
            };
            /**
             * @description `token_invalid`: The access token is not valid.
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `account_suspended`: This account is suspended.
             *
             *     `origin_refused`: Only pages of this site may use a session that is kept in a cookie.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "account_suspended" | "origin_refused";
                    };
                };
            };
            /** @description `email_taken`: There is an account with this email address already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "email_taken";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_key_reused";
                    };
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too_many_attempts";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /**
             * @description `sign_ins_busy`: Too many people are signing in at this moment. Try again shortly.
             *
             *     `store_unavailable`: The store does not answer. Nothing was changed.
             */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sign_ins_busy" | "store_unavailable";
                    };
                };
            };
        };
    };
    openGuest: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenGuestRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionTokens"];
                };
            };
            /**
             * @description `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `https_required`: A session is kept in a cookie only over https. Behind a proxy that ends TLS, configure KnownProxies or PublicUrl.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_request" | "https_required" | "invalid_idempotency_key" | "malformed_json" | "bad_request";
                    };
                };
            };
            /** @description `origin_refused`: Only pages of this site may use a session that is kept in a cookie. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "origin_refused";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too_many_attempts";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
                    "application/json": components["schemas"]["SessionTokens"];
                };
            };
            /**
             * @description `https_required`: A session is kept in a cookie only over https. Behind a proxy that ends TLS, configure KnownProxies or PublicUrl.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "https_required" | "invalid_idempotency_key" | "malformed_json" | "invalid_request" | "bad_request";
                    };
                };
            };
            /** @description `invalid_credentials`: The email address or the password is not right. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_credentials";
                    };
                };
            };
            /**
             * @description `origin_refused`: Only pages of this site may use a session that is kept in a cookie.
             *
             *     `account_suspended`: This account is suspended.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "origin_refused" | "account_suspended";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too_many_attempts";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /**
             * @description `sign_ins_busy`: Too many people are signing in at this moment. Try again shortly.
             *
             *     `store_unavailable`: The store does not answer. Nothing was changed.
             */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sign_ins_busy" | "store_unavailable";
                    };
                };
            };
        };
    };
    refreshTokens: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
                    "application/json": components["schemas"]["SessionTokens"];
                };
            };
            /**
             * @description `https_required`: A session is kept in a cookie only over https. Behind a proxy that ends TLS, configure KnownProxies or PublicUrl.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "https_required" | "invalid_idempotency_key" | "malformed_json" | "invalid_request" | "bad_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "refresh_invalid" | "refresh_reused";
                    };
                };
            };
            /** @description `origin_refused`: Only pages of this site may use a session that is kept in a cookie. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "origin_refused";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too_many_attempts";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
             * @description `https_required`: A session is kept in a cookie only over https. Behind a proxy that ends TLS, configure KnownProxies or PublicUrl.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "https_required" | "invalid_idempotency_key" | "malformed_json" | "invalid_request" | "bad_request";
                    };
                };
            };
            /** @description `origin_refused`: Only pages of this site may use a session that is kept in a cookie. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "origin_refused";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description How many items a page has at most */
                limit?: number;
                /** @description The nextCursor of the previous page; absent for the first */
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
             * @description `invalid_cursor`: The cursor is not one that this list gave.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_cursor" | "invalid_idempotency_key" | "invalid_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    endOtherSessions: {
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
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `fresh_login_required`: This needs a fresh login: sign in again first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fresh_login_required";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    endSession: {
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
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `fresh_login_required`: This needs a fresh login: sign in again first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fresh_login_required";
                    };
                };
            };
            /** @description `session_not_found`: You have no such session. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "session_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
             * @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key" | "malformed_json" | "invalid_request" | "bad_request";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too_many_attempts";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "link_invalid" | "invalid_request" | "invalid_idempotency_key" | "malformed_json" | "bad_request";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too_many_attempts";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /**
             * @description `sign_ins_busy`: Too many people are signing in at this moment. Try again shortly.
             *
             *     `store_unavailable`: The store does not answer. Nothing was changed.
             */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sign_ins_busy" | "store_unavailable";
                    };
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
             * @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key" | "malformed_json" | "invalid_request" | "bad_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_credentials" | "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `fresh_login_required`: This needs a fresh login: sign in again first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fresh_login_required";
                    };
                };
            };
            /** @description `sign_up_first`: This is a guest's account: sign up first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sign_up_first";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too_many_attempts";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /**
             * @description `sign_ins_busy`: Too many people are signing in at this moment. Try again shortly.
             *
             *     `store_unavailable`: The store does not answer. Nothing was changed.
             */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sign_ins_busy" | "store_unavailable";
                    };
                };
            };
        };
    };
    verifyEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "link_invalid" | "invalid_idempotency_key" | "malformed_json" | "invalid_request" | "bad_request";
                    };
                };
            };
            /** @description `email_taken`: There is an account with this email address already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "email_taken";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too_many_attempts";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    sendVerification: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `sign_up_first`: This is a guest's account: sign up first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sign_up_first";
                    };
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too_many_attempts";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    changeEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
             * @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key" | "malformed_json" | "invalid_request" | "bad_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_credentials" | "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `fresh_login_required`: This needs a fresh login: sign in again first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fresh_login_required";
                    };
                };
            };
            /** @description `sign_up_first`: This is a guest's account: sign up first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sign_up_first";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too_many_attempts";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /**
             * @description `sign_ins_busy`: Too many people are signing in at this moment. Try again shortly.
             *
             *     `store_unavailable`: The store does not answer. Nothing was changed.
             */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sign_ins_busy" | "store_unavailable";
                    };
                };
            };
        };
    };
    listProviders: {
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
                    "application/json": components["schemas"]["ListProvidersResponse"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    startProviderLogin: {
        parameters: {
            query?: {
                /** @description The address to return to; must be on the allow-list */
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
            /**
             * @description `return_to_refused`: A login may not return to this address.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "return_to_refused" | "invalid_idempotency_key" | "invalid_request";
                    };
                };
            };
            /** @description `provider_not_found`: There is no such provider here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "provider_not_found";
                    };
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too_many_attempts";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `provider_unavailable`: The provider does not answer as it should. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "provider_unavailable";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    finishProviderLogin: {
        parameters: {
            query?: {
                /** @description As sent to the provider */
                state?: string;
                /** @description The authorization code */
                code?: string;
                /** @description The issuer (RFC 9207) */
                iss?: string;
                /** @description Why the provider gave no code */
                error?: string;
            };
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
                    "application/json": components["schemas"]["SessionTokens"];
                };
            };
            /**
             * @description `login_flow_invalid`: This login was not begun here, has been finished or has taken too long: begin again.
             *
             *     `provider_refused`: The provider did not confirm the login.
             *
             *     `provider_email_missing`: The provider gave no email address, which an account here needs.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "login_flow_invalid" | "provider_refused" | "provider_email_missing" | "invalid_idempotency_key" | "invalid_request";
                    };
                };
            };
            /** @description `account_suspended`: This account is suspended. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "account_suspended";
                    };
                };
            };
            /** @description `provider_not_found`: There is no such provider here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "provider_not_found";
                    };
                };
            };
            /** @description `account_exists`: There is an account with this email address already. Sign in to it, and link this provider there. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "account_exists";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    finishProviderLoginByForm: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
                    "application/json": components["schemas"]["SessionTokens"];
                };
            };
            /**
             * @description `login_flow_invalid`: This login was not begun here, has been finished or has taken too long: begin again.
             *
             *     `provider_refused`: The provider did not confirm the login.
             *
             *     `provider_email_missing`: The provider gave no email address, which an account here needs.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "login_flow_invalid" | "provider_refused" | "provider_email_missing" | "invalid_idempotency_key";
                    };
                };
            };
            /** @description `account_suspended`: This account is suspended. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "account_suspended";
                    };
                };
            };
            /** @description `provider_not_found`: There is no such provider here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "provider_not_found";
                    };
                };
            };
            /** @description `account_exists`: There is an account with this email address already. Sign in to it, and link this provider there. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "account_exists";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    exchangeLoginCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
                    "application/json": components["schemas"]["SessionTokens"];
                };
            };
            /**
             * @description `https_required`: A session is kept in a cookie only over https. Behind a proxy that ends TLS, configure KnownProxies or PublicUrl.
             *
             *     `login_flow_invalid`: This login was not begun here, has been finished or has taken too long: begin again.
             *
             *     `provider_email_missing`: The provider gave no email address, which an account here needs.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "https_required" | "login_flow_invalid" | "provider_email_missing" | "invalid_idempotency_key" | "malformed_json" | "invalid_request" | "bad_request";
                    };
                };
            };
            /**
             * @description `origin_refused`: Only pages of this site may use a session that is kept in a cookie.
             *
             *     `account_suspended`: This account is suspended.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "origin_refused" | "account_suspended";
                    };
                };
            };
            /** @description `account_exists`: There is an account with this email address already. Sign in to it, and link this provider there. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "account_exists";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    signInWithIdToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
                    "application/json": components["schemas"]["SessionTokens"];
                };
            };
            /**
             * @description `provider_email_missing`: The provider gave no email address, which an account here needs.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "provider_email_missing" | "invalid_idempotency_key" | "malformed_json" | "invalid_request" | "bad_request";
                    };
                };
            };
            /** @description `id_token_invalid`: The provider's token is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "id_token_invalid";
                    };
                };
            };
            /** @description `account_suspended`: This account is suspended. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "account_suspended";
                    };
                };
            };
            /** @description `provider_not_found`: There is no such provider here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "provider_not_found";
                    };
                };
            };
            /** @description `account_exists`: There is an account with this email address already. Sign in to it, and link this provider there. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "account_exists";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `too_many_attempts`: Too many attempts. Wait before the next one. */
            429: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too_many_attempts";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    listIdentities: {
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
                    "application/json": components["schemas"]["ListIdentitiesResponse"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    linkIdentity: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkIdentityRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkedIdentity"];
                };
            };
            /**
             * @description `login_flow_invalid`: This login was not begun here, has been finished or has taken too long: begin again.
             *
             *     `provider_email_missing`: The provider gave no email address, which an account here needs.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "login_flow_invalid" | "provider_email_missing" | "invalid_idempotency_key" | "malformed_json" | "invalid_request" | "bad_request";
                    };
                };
            };
            /**
             * @description `session_revoked`: This session has been ended: sign in again.
             *
             *     `id_token_invalid`: The provider's token is not valid.
             *
             *     `token_missing`: This call needs an access token: Authorization: Bearer …
             *
             *     `token_invalid`: The access token is not valid.
             *
             *     `token_expired`: The access token has expired: refresh it.
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "session_revoked" | "id_token_invalid" | "token_missing" | "token_invalid" | "token_expired";
                    };
                };
            };
            /** @description `fresh_login_required`: This needs a fresh login: sign in again first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fresh_login_required";
                    };
                };
            };
            /** @description `provider_not_found`: There is no such provider here. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "provider_not_found";
                    };
                };
            };
            /**
             * @description `identity_taken`: This provider account is linked to another account.
             *
             *     `provider_linked`: An account of this provider is linked already: unlink it first.
             *
             *     `account_exists`: There is an account with this email address already. Sign in to it, and link this provider there.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "identity_taken" | "provider_linked" | "account_exists";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    unlinkIdentity: {
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
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `fresh_login_required`: This needs a fresh login: sign in again first. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "fresh_login_required";
                    };
                };
            };
            /** @description `identity_not_found`: No account of this provider is linked. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "identity_not_found";
                    };
                };
            };
            /** @description `last_way_in`: This is the last way into the account: set a password or link another provider first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "last_way_in";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    adminListAudit: {
        parameters: {
            query?: {
                /** @description Only actions on this account */
                userId?: string;
                /** @description How many items a page has at most */
                limit?: number;
                /** @description The nextCursor of the previous page; absent for the first */
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
                    "application/json": components["schemas"]["ListAuditResponse"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor is not one that this list gave.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_cursor" | "invalid_idempotency_key" | "invalid_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    adminSuspendUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
             * @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key" | "malformed_json" | "invalid_request" | "bad_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description `user_not_found`: There is no such user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "user_not_found";
                    };
                };
            };
            /** @description `not_on_yourself`: Ask another admin to do this to your own account. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_on_yourself";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    adminRestoreUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
             * @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key" | "malformed_json" | "invalid_request" | "bad_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description `user_not_found`: There is no such user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "user_not_found";
                    };
                };
            };
            /** @description `not_on_yourself`: Ask another admin to do this to your own account. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_on_yourself";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    adminLogOutUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
             * @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key" | "malformed_json" | "invalid_request" | "bad_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description `user_not_found`: There is no such user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "user_not_found";
                    };
                };
            };
            /** @description `not_on_yourself`: Ask another admin to do this to your own account. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_on_yourself";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    adminListUsers: {
        parameters: {
            query?: {
                /** @description The beginning of the address */
                q?: string;
                /** @description How many items a page has at most */
                limit?: number;
                /** @description The nextCursor of the previous page; absent for the first */
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
             * @description `invalid_cursor`: The cursor is not one that this list gave.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_cursor" | "invalid_idempotency_key" | "invalid_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    adminGetUser: {
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
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description `user_not_found`: There is no such user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "user_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    adminSetRoles: {
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
             * @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key" | "malformed_json" | "invalid_request" | "bad_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description `user_not_found`: There is no such user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "user_not_found";
                    };
                };
            };
            /** @description `not_on_yourself`: Ask another admin to do this to your own account. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_on_yourself";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    exportMe: {
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
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getUser: {
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
                    "application/json": components["schemas"]["PublicUser"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `user_not_found`: There is no such user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "user_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    followUser: {
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
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `user_not_found`: There is no such user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "user_not_found";
                    };
                };
            };
            /**
             * @description `sign_up_first`: This is a guest's account: sign up first.
             *
             *     `not_yourself`: You cannot follow or block yourself.
             *
             *     `too_many_followed`: You follow 1000 people already: unfollow somebody first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sign_up_first" | "not_yourself" | "too_many_followed";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    unfollowUser: {
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
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    blockUser: {
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
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `user_not_found`: There is no such user. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "user_not_found";
                    };
                };
            };
            /**
             * @description `sign_up_first`: This is a guest's account: sign up first.
             *
             *     `not_yourself`: You cannot follow or block yourself.
             *
             *     `too_many_blocked`: You block 1000 people already: unblock somebody first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sign_up_first" | "not_yourself" | "too_many_blocked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    unblockUser: {
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
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    listFriends: {
        parameters: {
            query?: {
                /** @description following: those whom you follow; followers: those who follow you; absent: friends, who do both */
                list?: "following" | "followers";
                /** @description How many items a page has at most */
                limit?: number;
                /** @description The nextCursor of the previous page; absent for the first */
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
                    "application/json": components["schemas"]["FriendPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor is not one that this list gave.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_cursor" | "invalid_idempotency_key" | "invalid_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    listBlocks: {
        parameters: {
            query?: {
                /** @description How many items a page has at most */
                limit?: number;
                /** @description The nextCursor of the previous page; absent for the first */
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
                    "application/json": components["schemas"]["BlockPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor is not one that this list gave.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_cursor" | "invalid_idempotency_key" | "invalid_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    listCourses: {
        parameters: {
            query?: {
                /** @description true: those that the caller is an author of, drafts too */
                mine?: "true";
                /** @description How many items a page has at most */
                limit?: number;
                /** @description The nextCursor of the previous page; absent for the first */
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
                    "application/json": components["schemas"]["CoursePage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor is not one that this list gave.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_cursor" | "invalid_idempotency_key" | "invalid_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    createCourse: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CourseRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CourseDraftView"];
                };
            };
            /**
             * @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key" | "malformed_json" | "invalid_request" | "bad_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description `id_taken`: There is something with this id already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "id_taken";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    listLessons: {
        parameters: {
            query?: {
                /** @description The course; courseId or unitId is needed */
                courseId?: string;
                /** @description The unit */
                unitId?: string;
                /** @description A text that occurs in the title or the words */
                q?: string;
                /** @description How many items a page has at most */
                limit?: number;
                /** @description The nextCursor of the previous page; absent for the first */
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
                    "application/json": components["schemas"]["LessonPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor is not one that this list gave.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_cursor" | "invalid_idempotency_key" | "invalid_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    createLesson: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LessonRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            /**
             * @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key" | "malformed_json" | "invalid_request" | "bad_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /** @description `course_not_found`: There is no such course. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_not_found";
                    };
                };
            };
            /**
             * @description `course_archived`: This course is archived: publish it to bring it back.
             *
             *     `id_taken`: There is something with this id already.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_archived" | "id_taken";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getLesson: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that the client has */
                "If-None-Match"?: string;
            };
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
                    "application/json": components["schemas"]["LessonContent"];
                };
            };
            /** @description The client has this version */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `lesson_not_found`: There is no such lesson. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "lesson_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    replaceLesson: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is edited */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LessonRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            /**
             * @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key" | "malformed_json" | "invalid_request" | "bad_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /** @description `lesson_not_found`: There is no such lesson. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "lesson_not_found";
                    };
                };
            };
            /** @description `course_archived`: This course is archived: publish it to bring it back. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_archived";
                    };
                };
            };
            /** @description `precondition_failed`: The document has changed since the version in If-Match. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "precondition_failed";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `precondition_required`: Name the version that you edit: its ETag in If-Match. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "precondition_required";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    deleteLesson: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is edited */
                "If-Match": string;
            };
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
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /** @description `lesson_not_found`: There is no such lesson. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "lesson_not_found";
                    };
                };
            };
            /** @description `course_archived`: This course is archived: publish it to bring it back. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_archived";
                    };
                };
            };
            /** @description `precondition_failed`: The document has changed since the version in If-Match. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "precondition_failed";
                    };
                };
            };
            /** @description `precondition_required`: Name the version that you edit: its ETag in If-Match. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "precondition_required";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    patchLesson: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is edited */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LessonRequest"];
                "application/merge-patch+json": components["schemas"]["LessonRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            /**
             * @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key" | "malformed_json" | "invalid_request" | "bad_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /** @description `lesson_not_found`: There is no such lesson. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "lesson_not_found";
                    };
                };
            };
            /** @description `course_archived`: This course is archived: publish it to bring it back. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_archived";
                    };
                };
            };
            /** @description `precondition_failed`: The document has changed since the version in If-Match. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "precondition_failed";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `precondition_required`: Name the version that you edit: its ETag in If-Match. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "precondition_required";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getCourseDraft: {
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
                    "application/json": components["schemas"]["CourseDraftView"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /** @description `course_not_found`: There is no such course. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    listDrafts: {
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
                    "application/json": components["schemas"]["DraftList"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /** @description `course_not_found`: There is no such course. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getCourse: {
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
                    "application/json": components["schemas"]["CourseOutline"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `course_not_found`: There is no such course. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    replaceCourse: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is edited */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CourseRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CourseDraftView"];
                };
            };
            /**
             * @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key" | "malformed_json" | "invalid_request" | "bad_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /** @description `course_not_found`: There is no such course. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_not_found";
                    };
                };
            };
            /** @description `course_archived`: This course is archived: publish it to bring it back. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_archived";
                    };
                };
            };
            /** @description `precondition_failed`: The document has changed since the version in If-Match. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "precondition_failed";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `precondition_required`: Name the version that you edit: its ETag in If-Match. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "precondition_required";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    deleteCourse: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is edited */
                "If-Match": string;
            };
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
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `not_the_owner`: Only the owner of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "not_the_owner" | "forbidden";
                    };
                };
            };
            /** @description `course_not_found`: There is no such course. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_not_found";
                    };
                };
            };
            /** @description `precondition_failed`: The document has changed since the version in If-Match. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "precondition_failed";
                    };
                };
            };
            /** @description `precondition_required`: Name the version that you edit: its ETag in If-Match. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "precondition_required";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    addCourseAuthor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                userId: string;
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
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `not_the_owner`: Only the owner of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "not_the_owner" | "forbidden";
                    };
                };
            };
            /**
             * @description `course_not_found`: There is no such course.
             *
             *     `user_not_found`: There is no such user.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_not_found" | "user_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    removeCourseAuthor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                userId: string;
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
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `not_the_owner`: Only the owner of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "not_the_owner" | "forbidden";
                    };
                };
            };
            /** @description `course_not_found`: There is no such course. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_not_found";
                    };
                };
            };
            /** @description `owner_stays`: The owner of a course stays one of its authors. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "owner_stays";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getDraft: {
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
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /** @description `lesson_not_found`: There is no such lesson. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "lesson_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    previewLesson: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
                    "application/json": components["schemas"]["LessonPreview"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /** @description `lesson_not_found`: There is no such lesson. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "lesson_not_found";
                    };
                };
            };
            /** @description `not_publishable`: This cannot be published yet. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_publishable";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getQuiz: {
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
                    "application/json": components["schemas"]["KeyedQuiz"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /** @description `quiz_not_found`: There is no such quiz. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "quiz_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    publishLesson: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is edited */
                "If-Match"?: string;
            };
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
                    "application/json": components["schemas"]["PublishedLesson"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /** @description `lesson_not_found`: There is no such lesson. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "lesson_not_found";
                    };
                };
            };
            /** @description `course_archived`: This course is archived: publish it to bring it back. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_archived";
                    };
                };
            };
            /** @description `precondition_failed`: The document has changed since the version in If-Match. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "precondition_failed";
                    };
                };
            };
            /** @description `not_publishable`: This cannot be published yet. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_publishable";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    publishCourse: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
                    "application/json": components["schemas"]["PublishedCourse"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /** @description `course_not_found`: There is no such course. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_not_found";
                    };
                };
            };
            /** @description `not_publishable`: This cannot be published yet. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_publishable";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    listVersions: {
        parameters: {
            query?: {
                /** @description How many items a page has at most */
                limit?: number;
                /** @description The nextCursor of the previous page; absent for the first */
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
                    "application/json": components["schemas"]["VersionPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor is not one that this list gave.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_cursor" | "invalid_idempotency_key" | "invalid_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /** @description `lesson_not_found`: There is no such lesson. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "lesson_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                n: string;
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
                    "application/json": components["schemas"]["LessonVersion"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /**
             * @description `lesson_not_found`: There is no such lesson.
             *
             *     `version_not_found`: The lesson has no such version.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "lesson_not_found" | "version_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    compareVersions: {
        parameters: {
            query: {
                /** @description A version */
                from: string;
                /** @description A later version; absent: the draft */
                to?: string;
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
                    "application/json": components["schemas"]["LessonDiff"];
                };
            };
            /**
             * @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key" | "invalid_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /**
             * @description `lesson_not_found`: There is no such lesson.
             *
             *     `version_not_found`: The lesson has no such version.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "lesson_not_found" | "version_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    restoreVersion: {
        parameters: {
            query?: never;
            header: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version that is edited */
                "If-Match": string;
            };
            path: {
                id: string;
                n: string;
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
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /**
             * @description `lesson_not_found`: There is no such lesson.
             *
             *     `version_not_found`: The lesson has no such version.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "lesson_not_found" | "version_not_found";
                    };
                };
            };
            /** @description `course_archived`: This course is archived: publish it to bring it back. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_archived";
                    };
                };
            };
            /** @description `precondition_failed`: The document has changed since the version in If-Match. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "precondition_failed";
                    };
                };
            };
            /** @description `precondition_required`: Name the version that you edit: its ETag in If-Match. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "precondition_required";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    tryQuestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriedQuestion"];
                };
            };
            /**
             * @description `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `invalid_response`: The response does not fit the question's type.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_request" | "invalid_response" | "invalid_idempotency_key" | "malformed_json" | "bad_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /**
             * @description `quiz_not_found`: There is no such quiz.
             *
             *     `question_not_found`: The quiz has no such question.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "quiz_not_found" | "question_not_found";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    exportCourse: {
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
                    "application/json": components["schemas"]["CourseFile"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /** @description `course_not_found`: There is no such course. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    importCourse: {
        parameters: {
            query?: {
                /** @description true: puts it in the place of the course that has its id */
                replace?: "true";
                /** @description true: tells what it would do, and changes nothing */
                check?: "true";
            };
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CourseFile"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedCourse"];
                };
            };
            /**
             * @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key" | "invalid_request" | "malformed_json" | "bad_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /**
             * @description `id_taken`: There is something with this id already.
             *
             *     `course_archived`: This course is archived: publish it to bring it back.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "id_taken" | "course_archived";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    readLessons: {
        parameters: {
            query?: {
                /** @description Of a lesson that the text names no title of */
                title?: string;
            };
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
                "text/tab-separated-values": string;
                "text/x-gift": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundLessons"];
                };
            };
            /**
             * @description `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_request" | "bad_request" | "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    listMedia: {
        parameters: {
            query?: {
                /** @description How many items a page has at most */
                limit?: number;
                /** @description The nextCursor of the previous page; absent for the first */
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
                    "application/json": components["schemas"]["MediaPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor is not one that this list gave.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_cursor" | "invalid_idempotency_key" | "invalid_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    uploadMedia: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description PNG, JPEG, WebP, AVIF or GIF; MP3, Ogg (Opus, Vorbis), AAC, M4A, WAV or WebM without film
                     */
                    file: string;
                    /** @description Under which it may be used */
                    license?: string;
                    /** @description To be named beside it */
                    author?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaView"];
                };
            };
            /**
             * @description `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_request" | "bad_request" | "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `media_refused`: This file is not one that this server takes. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "media_refused";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getMedia: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that the client has */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                    "image/jpeg": unknown;
                    "image/webp": unknown;
                    "image/avif": unknown;
                    "image/gif": unknown;
                    "audio/mpeg": unknown;
                    "audio/ogg": unknown;
                    "audio/aac": unknown;
                    "audio/mp4": unknown;
                    "audio/wav": unknown;
                    "audio/webm": unknown;
                };
            };
            /** @description The part of it that Range names */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                    "image/jpeg": unknown;
                    "image/webp": unknown;
                    "image/avif": unknown;
                    "image/gif": unknown;
                    "audio/mpeg": unknown;
                    "audio/ogg": unknown;
                    "audio/aac": unknown;
                    "audio/mp4": unknown;
                    "audio/wav": unknown;
                    "audio/webm": unknown;
                };
            };
            /** @description The client has this version */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
                };
            };
            /** @description `media_not_found`: There is no such picture or recording. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "media_not_found";
                    };
                };
            };
            /** @description Range names nothing that the file has */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getMediaDetails: {
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
                    "application/json": components["schemas"]["MediaView"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
                };
            };
            /** @description `media_not_found`: There is no such picture or recording. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "media_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    reportAnswer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                questionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportedView"];
                };
            };
            /**
             * @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key" | "malformed_json" | "invalid_request" | "bad_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "attempt_not_found" | "question_not_in_attempt";
                    };
                };
            };
            /**
             * @description `not_answered`: Answer the question before reporting it.
             *
             *     `not_reportable`: Only a typed answer that was wrong, to a question that the course still asks, can be reported.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_answered" | "not_reportable";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "too_many_requests";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    listReports: {
        parameters: {
            query?: {
                /** @description How many items a page has at most */
                limit?: number;
                /** @description The nextCursor of the previous page; absent for the first */
                cursor?: string;
                /** @description The course */
                courseId?: string;
                /** @description open (when absent), accepted or dismissed */
                status?: string;
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
                    "application/json": components["schemas"]["ReportPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor is not one that this list gave.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_cursor" | "invalid_idempotency_key" | "invalid_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /** @description `course_not_found`: There is no such course. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getReport: {
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
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description `report_not_found`: There is no such report. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "report_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getReportConsequence: {
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
                    "application/json": components["schemas"]["Consequence"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description `report_not_found`: There is no such report. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "report_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    acceptReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /**
             * @description `report_not_found`: There is no such report.
             *
             *     `lesson_not_found`: There is no such lesson.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "report_not_found" | "lesson_not_found";
                    };
                };
            };
            /**
             * @description `report_decided`: This report was decided otherwise.
             *
             *     `course_archived`: This course is archived: publish it to bring it back.
             *
             *     `answer_not_acceptable`: The lesson cannot take this answer: its question was removed, or refuses it expressly.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "report_decided" | "course_archived" | "answer_not_acceptable";
                    };
                };
            };
            /** @description `not_publishable`: This cannot be published yet. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_publishable";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    dismissReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `forbidden`: This call needs a role that you do not have. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden";
                    };
                };
            };
            /** @description `report_not_found`: There is no such report. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "report_not_found";
                    };
                };
            };
            /** @description `report_decided`: This report was decided otherwise. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "report_decided";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getQuizStatistics: {
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
                    "application/json": components["schemas"]["StatisticsView"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `not_an_author`: Only the authors of this course may do this.
             *
             *     `forbidden`: This call needs a role that you do not have.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "not_an_author" | "forbidden";
                    };
                };
            };
            /** @description `quiz_not_found`: There is no such quiz. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "quiz_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    startAttempt: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttemptRequest"];
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
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_request" | "invalid_idempotency_key" | "malformed_json" | "bad_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "lesson_not_found" | "quiz_not_found" | "course_not_found";
                    };
                };
            };
            /**
             * @description `no_questions`: This lesson is there to be read: it has no questions.
             *
             *     `nothing_to_review`: Nothing of this course has been learnt yet.
             *
             *     `lesson_locked`: Finish the lessons before this one first.
             *
             *     `no_mistakes`: Nothing went wrong in the last two weeks that is not right again.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "no_questions" | "nothing_to_review" | "lesson_locked" | "no_mistakes";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    submitAnswer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerRequest"];
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
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_request" | "invalid_response" | "invalid_idempotency_key" | "malformed_json" | "bad_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "attempt_not_found" | "question_not_in_attempt";
                    };
                };
            };
            /** @description `attempt_finished`: The attempt is finished and takes no more answers. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "attempt_finished";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getAttempt: {
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
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `attempt_not_found`: You have no such attempt. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "attempt_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    finishAttempt: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `attempt_not_found`: You have no such attempt. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "attempt_not_found";
                    };
                };
            };
            /** @description `attempt_incomplete`: Answer every question before finishing. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "attempt_incomplete";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    listQuizResults: {
        parameters: {
            query?: {
                /** @description How many items a page has at most */
                limit?: number;
                /** @description The nextCursor of the previous page; absent for the first */
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
                    "application/json": components["schemas"]["ResultPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor is not one that this list gave.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_cursor" | "invalid_idempotency_key" | "invalid_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `quiz_not_found`: There is no such quiz. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "quiz_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getWord: {
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
                    "application/json": components["schemas"]["WordHistory"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `word_not_found`: You have not met this word. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "word_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    mergeAttempts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchResult"];
                };
            };
            /**
             * @description `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_request" | "invalid_idempotency_key" | "malformed_json" | "bad_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    takeLesson: {
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
                    "application/json": components["schemas"]["TakenLesson"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `lesson_not_found`: There is no such lesson. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "lesson_not_found";
                    };
                };
            };
            /**
             * @description `no_questions`: This lesson is there to be read: it has no questions.
             *
             *     `lesson_locked`: Finish the lessons before this one first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "no_questions" | "lesson_locked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
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
                    "application/json": components["schemas"]["LearnerProgress"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getCourseProgress: {
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
                    "application/json": components["schemas"]["CourseProgress"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `course_not_found`: There is no such course. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getLessonProgress: {
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
                    "application/json": components["schemas"]["LessonDetail"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `lesson_not_found`: There is no such lesson. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "lesson_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getReviews: {
        parameters: {
            query: {
                /** @description The course */
                courseId: string;
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
                    "application/json": components["schemas"]["DueReviews"];
                };
            };
            /**
             * @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key" | "invalid_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `course_not_found`: There is no such course. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    listWords: {
        parameters: {
            query: {
                /** @description The course */
                courseId: string;
                /** @description A part of the word or of a meaning, in any case, with or without accents */
                q?: string;
                /** @description What to list: words unless given */
                kind?: "word" | "phrase" | "all";
                /** @description The order, a minus turns it around: the least remembered first unless given */
                sort?: "recall" | "-recall" | "stability" | "-stability" | "difficulty" | "-difficulty" | "due" | "-due" | "lastSeen" | "-lastSeen" | "timesSeen" | "-timesSeen" | "text" | "-text";
                /** @description How many items a page has at most */
                limit?: number;
                /** @description The nextCursor of the previous page; absent for the first */
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
                    "application/json": components["schemas"]["WordPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor is not one that this list gave.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_cursor" | "invalid_idempotency_key" | "invalid_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `course_not_found`: There is no such course. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getForecast: {
        parameters: {
            query?: {
                /** @description The course; all courses unless given */
                courseId?: string;
                /** @description How many local days, today included */
                days?: number;
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
                    "application/json": components["schemas"]["DueForecast"];
                };
            };
            /**
             * @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key" | "invalid_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `course_not_found`: There is no such course. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "course_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
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
                    "application/json": components["schemas"]["StreakView"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    buyFreeze: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
                    "application/json": components["schemas"]["StreakView"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /**
             * @description `no_streak`: You have no streak to protect: learn first.
             *
             *     `freezes_full`: You have as many freezes as you can keep.
             *
             *     `gems_missing`: You do not have enough gems.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "no_streak" | "freezes_full" | "gems_missing";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getHistory: {
        parameters: {
            query?: {
                /** @description How many local days, today included */
                days?: number;
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
                    "application/json": components["schemas"]["History"];
                };
            };
            /**
             * @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key" | "invalid_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    listAchievements: {
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
                    "application/json": components["schemas"]["AchievementList"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    listBadges: {
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
                    "application/json": components["schemas"]["BadgeList"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    listQuests: {
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
                    "application/json": components["schemas"]["QuestList"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    claimQuest: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
                    "application/json": components["schemas"]["Claimed"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `quest_not_found`: You have no such quest. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "quest_not_found";
                    };
                };
            };
            /** @description `quest_incomplete`: This quest is not completed yet. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "quest_incomplete";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getLeague: {
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
                    "application/json": components["schemas"]["LeagueView"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getFeed: {
        parameters: {
            query?: {
                /** @description How many items a page has at most */
                limit?: number;
                /** @description The nextCursor of the previous page; absent for the first */
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
                    "application/json": components["schemas"]["FeedPage"];
                };
            };
            /**
             * @description `invalid_cursor`: The cursor is not one that this list gave.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_cursor" | "invalid_idempotency_key" | "invalid_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    cheer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
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
                    "application/json": components["schemas"]["Cheered"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `milestone_not_found`: There is no such milestone. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "milestone_not_found";
                    };
                };
            };
            /**
             * @description `own_milestone`: This milestone is your own: others cheer it.
             *
             *     `sign_up_first`: This is a guest's account: sign up first.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "own_milestone" | "sign_up_first";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    uncheer: {
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
                    "application/json": components["schemas"]["Cheered"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `milestone_not_found`: There is no such milestone. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "milestone_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getLeaderboard: {
        parameters: {
            query?: {
                /** @description me: the places around this learner's own; absent: the top */
                around?: "me";
                /** @description How many places are listed at most */
                limit?: number;
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
            /**
             * @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key" | "invalid_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `board_not_found`: There is no such leaderboard. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "board_not_found";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    listLeaderboards: {
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
                    "application/json": components["schemas"]["BoardList"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    getReminders: {
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
                    "application/json": components["schemas"]["ReminderSettings"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    setReminders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeRemindersRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderSettings"];
                };
            };
            /**
             * @description `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not well-formed JSON.
             *
             *     `bad_request`: The request is not valid HTTP for this server.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_request" | "invalid_idempotency_key" | "malformed_json" | "bad_request";
                    };
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
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "token_missing" | "token_invalid" | "token_expired" | "session_revoked";
                    };
                };
            };
            /** @description `sign_up_first`: This is a guest's account: sign up first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "sign_up_first";
                    };
                };
            };
            /** @description `body_too_large`: The body is larger than this call takes. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "body_too_large";
                    };
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    askToUnsubscribe: {
        parameters: {
            query: {
                /** @description The token of the email's link */
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The part of it that Range names */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /**
             * @description `link_invalid`: This link has been used, has expired or never was: ask for a new one.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "link_invalid" | "invalid_request" | "invalid_idempotency_key";
                    };
                };
            };
            /** @description Range names nothing that the file has */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    unsubscribe: {
        parameters: {
            query: {
                /** @description The token of the email's link */
                token: string;
            };
            header?: {
                /** @description A retry with the same key has its effect once */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /** @description The part of it that Range names */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            /**
             * @description `link_invalid`: This link has been used, has expired or never was: ask for a new one.
             *
             *     `invalid_request`: The request has fields that cannot be accepted.
             *
             *     `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "link_invalid" | "invalid_request" | "invalid_idempotency_key";
                    };
                };
            };
            /** @description Range names nothing that the file has */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
    describeServer: {
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
                    "application/json": components["schemas"]["GetMetaResponse"];
                };
            };
            /** @description `invalid_idempotency_key`: An Idempotency-Key is 1 to 128 visible ASCII characters. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_idempotency_key";
                    };
                };
            };
            /** @description `internal_error`: Something went wrong on the server. It has been logged. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "internal_error";
                    };
                };
            };
            /** @description `store_unavailable`: The store does not answer. Nothing was changed. */
            503: {
                headers: {
                    /** @description Seconds until another try may succeed */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "store_unavailable";
                    };
                };
            };
        };
    };
}
