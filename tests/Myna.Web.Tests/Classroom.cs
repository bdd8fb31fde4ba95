using System.Net;
using System.Text.Json.Nodes;
using Myna.Server.Tests.Scenarios;

namespace Myna.Web.Tests;

/// <summary>A teacher's lesson of exercises that the sample course does not have.</summary>
internal static class Classroom
{
    /// <summary>One exercise of every type that needs no recording and no picture.</summary>
    public static readonly string[] EveryType =
    [
        """{"type":"choice","prompt":{"text":"the cat","language":"en"},"options":[{"text":"el gato","correct":true},{"text":"el perro","feedback":"That is the dog."},{"text":"la casa"}]}""",
        """{"type":"text","prompt":{"text":"the cat","language":"en"},"answers":["el gato"],"refused":[{"text":"el pato","feedback":"That is the duck."}]}""",
        """{"type":"translate","prompt":{"text":"El gato duerme.","language":"es"},"answers":["[The|A] cat [sleeps|is sleeping]"]}""",
        """{"type":"arrange","prompt":{"text":"The cat sees the dog.","language":"en"},"solutions":["El gato ve el perro."],"extraTiles":["casa"]}""",
        """{"type":"match","pairs":[["gato","cat"],["perro","dog"],["casa","house"]]}""",
        """{"type":"multi","prompt":{"text":"Which are animals?","language":"en"},"options":[{"text":"gato","correct":true},{"text":"perro","correct":true},{"text":"casa"}]}""",
        """{"type":"true_false","prompt":{"text":"El gato es un animal.","language":"es"},"answer":true}""",
        """{"type":"cloze","prompt":{"text":"I eat bread, and you drink water.","language":"en"},"text":"Yo {{como|tomo}} pan y tú {{bebes}} agua."}""",
        """{"type":"cloze_select","text":"Yo {{*como|comes|come}} pan y tú {{bebo|*bebes}} agua."}""",
        """{"type":"order","prompt":{"text":"From small to large","language":"en"},"items":["uno","dos","tres","cuatro"]}""",
        """{"type":"hottext","prompt":{"text":"Mark the verbs.","language":"en"},"spans":[{"text":"El gato"},{"text":"duerme","correct":true},{"text":"y"},{"text":"come","correct":true}]}""",
        """{"type":"numeric","prompt":{"text":"mil quinientos","language":"es"},"value":1500,"tolerance":0.5}""",
        """{"type":"table","prompt":{"text":"comer","language":"es"},"rows":[{"label":"yo","answers":["como"]},{"label":"tú","prompt":"(now)","answers":["comes"]}]}""",
        """{"type":"character","pairs":[["か","ka"],["じ","ji"]]}""",
    ];

    /// <summary>The types that <see cref="EveryType"/> leaves to a second lesson: an attempt has fourteen questions.</summary>
    public static readonly string[] MoreTypes =
    [
        """{"type":"flashcard","front":"el gato","back":"the cat"}""",
        """{"type":"spoken","prompt":{"text":"Say: the cat sleeps","language":"en"},"answers":["el gato duerme"]}""",
        """{"type":"story","prompt":{"text":"En casa","language":"es"},"lines":[{"speaker":"Ana","text":"El gato duerme."},{"text":"Who sleeps?","options":[{"text":"the cat","correct":true},{"text":"the dog"}]},{"text":"Where?","options":[{"text":"here"},{"text":"there","correct":true}]}]}""",
    ];

    /// <summary>Writes and publishes a course with one lesson for each list of exercises. Returns the lessons.</summary>
    public static async Task<IReadOnlyList<string>> Teach(this ServerProcess server, string language, params string[][] lessons)
    {
        var teacher = await server.SignUp("teacher");
        await server.Stop();
        (await ServerProcess.RunTool(server.Home, $"user grant {teacher.Email} author")).ExitCode.ShouldBe(0);
        await server.Restart();
        await teacher.LogIn(teacher.Email);
        var course = (await teacher.Post("/courses", new
        {
            id = $"{language}-exercises",
            title = "Exercises",
            language = new { name = language, code = language },
            forSpeakersOf = new { name = "English", code = "en" },
            units = new[] { new { title = "One" } },
        })).ShouldBeOk(HttpStatusCode.Created);
        List<string> ids = [];
        foreach (var exercises in lessons)
        {
            var lesson = await teacher.Post("/lessons", new
            {
                courseId = course["id"].GetString(),
                unitId = course["units"][0].GetProperty("id").GetString(),
                title = "Exercises",
                exercises = exercises.Select((json, i) => Named(json, $"e{i}")).ToList(),
            });
            ids.Add(lesson.ShouldBeOk(HttpStatusCode.Created)["id"].GetString()!);
        }

        (await teacher.Post($"/courses/{course["id"].GetString()}/publish")).ShouldBeOk();
        return ids;
    }

    private static JsonNode Named(string json, string id)
    {
        var exercise = JsonNode.Parse(json)!;
        exercise["id"] = id;
        return exercise;
    }
}
