using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IncidentRegister.IntegrationTests.Web;

/// <summary>
/// A context whose response can be made to start, which <see cref="DefaultHttpContext"/> alone never does.
/// </summary>
internal static class Starting
{
    public static (HttpContext Context, Func<Task> Start) Context()
    {
        var response = new StartingResponse();
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpResponseFeature>(response);
        return (context, response.Start);
    }

    private sealed class StartingResponse : HttpResponseFeature
    {
        private readonly Stack<(Func<object, Task> Callback, object State)> callbacks = [];

        public override void OnStarting(Func<object, Task> callback, object state) => callbacks.Push((callback, state));

        public async Task Start()
        {
            foreach (var (callback, state) in callbacks) await callback(state);
        }
    }
}
