// The whole way with the current magnitude image, or the one whose path is the macro's argument:
//   magnitude -> phase -> k-space -> undersampled k-space -> reconstructions -> comparison with the truth
//   ImageJ --headless -macro Reconstruct_kSpace.ijm /data/head.tif
// The results table gets a row per method; the error map of the last one is the current image afterwards. Images are named by their IDs,
// because other open ones may have the same titles.
// A failure ends the macro with its message.

argument = getArgument();
if (argument != "") open(argument);

run("Generate Phase...", "model=default sampler=ddim steps=0 samples=1 seed=1 device=auto output=magnitude+phase");
truth = getImageID();

run("Export k-Space Stack...", "phase=keep norm=ortho coils=0 snr=30 seed=1 show=k-space");
run("Undersample k-Space...", "mask=random acceleration=4 center=0.08 seed=1 show=k-space");
undersampled = getImageID();

methods = newArray("zero", "cs", "network");
for (i = 0; i < methods.length; i++) {
	selectImage(undersampled);
	run("Reconstruct k-Space...", "method=" + methods[i] + " sparsity=wavelet output=complex");
	run("Compare Reconstructions...", "truth=" + truth + " image=" + getImageID() + " map magnified=5");
}
