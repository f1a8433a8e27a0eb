// Draws phase for every TIFF file of a folder and writes X_complex.tif into another one.
// Asks for the folders, or takes them as the macro's argument "input;output":
//   ImageJ --headless -macro Generate_Phase_Batch.ijm "/data/magnitude;/data/complex"
// Files that are there already are left alone, so an interrupted batch goes on where it was.

options = "model=default sampler=ddim steps=0 samples=1 seed=1 device=auto output=magnitude+phase";

argument = getArgument();
if (argument != "") {
	folders = split(argument, ";");
	input = folders[0];
	output = folders[1];
} else {
	input = getDirectory("Folder with magnitude images");
	output = getDirectory("Folder for complex images");
}
if (!File.isDirectory(input)) exit("No such folder: " + input);
if (!File.isDirectory(output)) exit("No such folder: " + output);

setBatchMode(true);
files = getFileList(input);
for (i = 0; i < files.length; i++) {
	ending = lastIndexOf(files[i], ".");
	if (ending < 0 || !matches(toLowerCase(substring(files[i], ending)), "\\.tiff?")) continue;
	name = substring(files[i], 0, ending);
	// results of an earlier run into the same folder
	if (endsWith(name, "_complex")) continue;
	result = output + File.separator + name + "_complex.tif";
	if (File.exists(result)) continue;
	open(input + File.separator + files[i]);
	run("Generate Phase...", options);
	saveAs("Tiff", result);
	close("*");
	print("Wrote " + result);
}
