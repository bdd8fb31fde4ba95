using System.Text.Json.Serialization;

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
internal sealed partial class ProgressWire : JsonSerializerContext;
