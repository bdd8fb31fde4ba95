using System.Text.Json.Serialization;
using Myna.Server.Progress.Words;

namespace Myna.Server.Progress;

/// <summary>Stored documents.</summary>
[JsonSerializable(typeof(LessonProgress))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ProgressJson : JsonSerializerContext;

/// <summary>Bodies of calls.</summary>
[JsonSerializable(typeof(GetProgress.LearnerProgress))]
[JsonSerializable(typeof(GetCourseProgress.CourseProgress))]
[JsonSerializable(typeof(GetLessonProgress.LessonDetail))]
[JsonSerializable(typeof(GetReviews.DueReviews))]
[JsonSerializable(typeof(GetCourse.CourseOutline))]
[JsonSerializable(typeof(ListWords.WordPage))]
[JsonSerializable(typeof(GetForecast.DueForecast))]
internal sealed partial class ProgressWire : JsonSerializerContext;
