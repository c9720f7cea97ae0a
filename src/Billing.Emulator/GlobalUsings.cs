// State is kept in the form that goes over the wire: a JSON object is a dictionary.
global using JsonObject = System.Collections.Generic.Dictionary<string, object?>;
