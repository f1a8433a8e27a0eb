// Draws phase for the current image, as the macro recorder writes it (Plugins > Macros > Record...).
// steps=0 takes the model's default; model may be a folder: model=[/path/to/my model].
// A failure ends the macro with its message, it never goes on with another image.
run("Generate Phase...", "model=default sampler=ddim steps=0 samples=1 seed=1 device=auto output=magnitude+phase");
